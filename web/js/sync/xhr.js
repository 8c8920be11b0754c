// One HTTP request, by the oldest interface that every browser has.

/**
 * @param {Object} options
 * @param {import('./env.js').Env} options.env
 * @param {function} options.XhrClass
 * @param {string} options.method
 * @param {string} options.url
 * @param {Object<string, string>} options.headers
 * @param {string=} options.body
 * @param {number} options.timeoutMs after which it counts as not answered
 * @param {function(string): void=} options.onPart all of the body that has come so far, each time more has come
 * @param {function({status: number, text: string, header: function(string): string}): void} onAnswer called once;
 *     status 0: no whole answer came; never called before this function has returned
 * @returns {function(): void} gives it up: nothing is called any more
 */
export function ask(options, onAnswer) {
  const { env, XhrClass } = options;
  const request = new XhrClass();
  let isDone = false;
  const finish = (status) => {
    if (isDone) return;
    isDone = true;
    env.clearTimeout(timer);
    onAnswer({
      status,
      text: status === 0 ? '' : request.responseText,
      header: (name) => (status === 0 ? '' : request.getResponseHeader(name) || ''),
    });
  };
  const giveUp = () => {
    isDone = true;
    env.clearTimeout(timer);
    request.abort();
  };
  const timer = env.setTimeout(() => {
    if (isDone) return;
    giveUp();
    isDone = false;
    finish(0);
  }, options.timeoutMs);
  request.onreadystatechange = () => {
    if (isDone) return;
    if (request.readyState === 3 && options.onPart && request.status === 200) options.onPart(request.responseText);
    // Old browsers call 204 so.
    if (request.readyState === 4) finish(request.status === 1223 ? 204 : request.status);
  };
  try {
    request.open(options.method, options.url, true);
    Object.keys(options.headers).forEach((name) => request.setRequestHeader(name, options.headers[name]));
    request.send(options.body === undefined ? null : options.body);
  } catch (forbidden) {
    env.setTimeout(() => finish(0), 0);
  }
  return giveUp;
}
