/**
 * What the compiled page iterates by: its loops run over indexes (OldPage.java in the build), so engines of 2011 need
 * no iterators. A script, no module: the names that the compiler writes are global within the page's one function.
 */

/** What there is to go through now; an array as it is. */
function $list(source) {
  return source instanceof Array ? source : Array.from(source);
}

var $jscomp = {};

$jscomp.global = window;

$jscomp.arrayFromIterable = $list;

$jscomp.getRestArguments = function () {
  return Array.prototype.slice.call(arguments, Number(this));
};

/** For what the build leaves to the compiler: lists taken apart where a function is called, or with defaults. */
$jscomp.makeIterator = function (source) {
  var list = $list(source);
  var at = 0;
  return {
    next: function () {
      return { done: at >= list.length, value: list[at++] };
    },
  };
};
