// One page of PhantomJS for the tests of old browsers: `phantomjs phantom.js PORT`. A command is a POST to
// 127.0.0.1:PORT: its name and its arguments, a line each. Its answer is "ok" or "error", and a line with the value.
var system = require('system');
var page = require('webpage').create();
var server = require('webserver').create();
var errors = [];

page.viewportSize = { width: 1024, height: 700 };
page.onError = function (message, trace) {
  errors.push(message + (trace && trace[0] ? ' at ' + trace[0].file + ':' + trace[0].line : ''));
};

var acts = {
  open: function (args, done) {
    page.open(args[0], done);
  },
  evaluate: function (args, done) {
    // Not subject to the page's policy, as eval would be.
    done(page.evaluateJavaScript('function () { return ' + args.join('\n') + '; }'));
  },
  mouse: function (args, done) {
    page.sendEvent(args[0], Number(args[1]), Number(args[2]), 'left');
    done('');
  },
  // A hand takes its time, and PhantomJS 2.1.1 crashes on one that does not.
  type: function (args, done) {
    var letters = args[0].split('');
    function next() {
      if (letters.length === 0) {
        done('');
        return;
      }
      page.sendEvent('keypress', letters.shift());
      setTimeout(next, 30);
    }
    next();
  },
  screenshot: function (args, done) {
    done(page.renderBase64('PNG'));
  },
  errors: function (args, done) {
    done(errors.join('; '));
  },
};

var isListening = server.listen('127.0.0.1:' + system.args[1], function (request, response) {
  function answer(how, value) {
    response.statusCode = 200;
    response.setEncoding('UTF-8');
    response.write(how + '\n' + value);
    response.close();
  }
  try {
    var lines = (request.postRaw || request.post).split('\n');
    acts[lines[0]](lines.slice(1), function (value) {
      answer('ok', String(value));
    });
  } catch (failure) {
    answer('error', String(failure));
  }
});
system.stdout.writeLine(isListening ? 'listening' : 'no port');
system.stdout.flush();
