/**
 * @fileoverview Names that the page for old browsers does not choose, and that stand in none of its strings (see
 * OldPage.java): what the server's JSON says, what the page keeps in the browser, where the modern page finds it too,
 * the SockJS client, events, letters of path data, and what only some engines ever had.
 * @externs
 */
Object.prototype.Authorization;
Object.prototype.C;
Object.prototype.L;
Object.prototype.M;
Object.prototype.Q;
Object.prototype.SockJS;
Object.prototype.Z;
Object.prototype.color;
Object.prototype.edit;
Object.prototype.getPredictedEvents;
Object.prototype.id;
Object.prototype.ifAvailable;
Object.prototype.keyIdentifier;
Object.prototype.keys;
Object.prototype.mousedown;
Object.prototype.mousemove;
Object.prototype.mouseup;
Object.prototype.mozMatchesSelector;
Object.prototype.name;
Object.prototype.open;
Object.prototype.openedMs;
Object.prototype.owner;
Object.prototype.ticket;
Object.prototype.timeout;
Object.prototype.title;
Object.prototype.touchcancel;
Object.prototype.touchend;
Object.prototype.touchmove;
Object.prototype.touchstart;
Object.prototype.transport;
Object.prototype.transports;
Object.prototype.view;
Object.prototype.webkitLineDash;
Object.prototype.webkitMatchesSelector;
Object.prototype.webkitTransform;
