/** Text as UTF-8 and back. */

/** @param {Window} view */
export function shimText(view) {
  if (view.TextEncoder && view.TextDecoder && decodesWell(view)) return;
  view.TextEncoder = function Encoder() {
    this.encode = encode;
  };
  view.TextDecoder = function Decoder() {
    this.decode = decode;
  };
}

/** Asked to leave a byte order mark where it is, WebKit of 2017 and 2018 puts one before the first text it decodes. */
function decodesWell({ TextDecoder: Native }) {
  return new Native('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array([65])) === 'A';
}

/** Half a surrogate pair is no character: it becomes the sign for one that is not known. */
function encode(text) {
  const whole = text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found.length === 2 ? found : '\ufffd'));
  const octets = unescape(encodeURIComponent(whole));
  const bytes = new Uint8Array(octets.length);
  for (let i = 0; i < octets.length; i++) bytes[i] = octets.charCodeAt(i);
  return bytes;
}

/** Throws where the bytes are no UTF-8, as a strict TextDecoder does. */
function decode(bytes) {
  let octets = '';
  for (let i = 0; i < bytes.length; i++) octets += String.fromCharCode(bytes[i]);
  return decodeURIComponent(escape(octets));
}
