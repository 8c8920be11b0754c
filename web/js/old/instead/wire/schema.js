/**
 * The wire format's table (wire/schema.js), written shortly: a message's name, then its fields as NUMBER NAME : TYPE,
 * a scalar type by its letter; * is repeated, ** packed too, ? keeps an explicit zero, | is of the message's one oneof.
 */

const SCALARS = {
  u: 'uint32', s: 'sint32', U: 'uint64', S: 'sint64', e: 'enum', b: 'bool', f: 'fixed32', t: 'string', y: 'bytes',
};

const MESSAGES = [
  'Frame 1hello:Hello| 2submit:Submit| 3live:Live| 4profile:Profile| 5ping:Ping| 6pong:Pong| 7resync:Resync| 8welcome:Welcome| 9snapshot:Snapshot| 10commit:Commit| 11settle:Settle| 12fault:Fault| 13roster:Roster| 14head:Head|',
  'Hello 1board:t 2session:y 3epoch:y 4seq:u 5caps:u** 6name:t 7color:f 8key:t',
  'Welcome 1author:u 2session:y 3epoch:y 4seq:u 5resumed:b 6lastBatch:u 7limits:Limits 8caps:u** 9nowMs:U 10role:u 11lastN:u 12title:t',
  'Limits 1frameBytes:u 2batchOps:u 3strokePoints:u 4textBytes:u 5elements:u 6liveHz:u 7boardBytes:u 8batchesInFlight:u 9opsPerS:u 10elementBytes:u',
  'Profile 1name:t 2color:f',
  'Roster 1person:Person* 2title:t?',
  'Person 1author:u 2name:t 3color:f 4gone:b 5role:u 6away:b',
  'Ping 1n:u',
  'Pong 1n:u 2seq:u',
  'Resync',
  'Fault 1code:e 2text:t 3batch:u 4retryMs:u 5close:u',
  'Head 1epoch:y 2seq:u 3digest:f',
  'Submit 3batch:u 4op:Op*',
  'Commit 1seq:u 2author:u 3batch:u 4op:Op* 5epoch:y',
  'Settle 1batch:u 2code:e 3text:t',
  'Snapshot 1part:u 2epoch:y 3seq:u 4entry:Entry* 5last:b 6digest:f',
  'Entry 1element:Element 2seq:u 3by:u 4foreign:u',
  'Id 1author:u 2n:u',
  'Op 1ifSeq:u 2put:Element| 3patch:Element| 4remove:Remove| 5clear:Clear|',
  'Remove 1id:Id*',
  'Clear 1seq:u',
  'Element 1id:Id 2kind:u 3z:t? 4style:Style? 5place:Place? 6ink:Ink? 7text:Text? 8image:Image? 9locked:b? 10group:Id? 11parent:Id? 12ends:Ends? 15unset:u**',
  'Style 1stroke:f? 2fill:f? 3width:u? 4opacity:u? 5tool:u? 6dash:u? 7heads:u?',
  'Place 1x:S? 2y:S? 3w:U? 4h:U? 5turn:s?',
  'Ink 1scale:s 2x:S 3y:S 4d:s** 5p:s** 6t:u**',
  'Text 1body:t? 2size:u? 3font:u? 4align:u?',
  'Image 1blob:t? 2type:t? 3w:u? 4h:u? 5alt:t?',
  'Ends 1from:Id 2to:Id',
  'Live 1chunk:Chunk* 2cursor:Cursor* 3draft:Draft*',
  'Chunk 1author:u 2stroke:u 3from:u 4style:Style 5ink:Ink 6cancel:b 7laser:b',
  'Cursor 1author:u 2x:S? 3y:S? 4view:Place 5tool:u 6follows:u',
  'Draft 1author:u 2element:Element 3cancel:b',
];

const fieldOf = (text) => {
  const [, number, name, type, repeated, optional, oneof] = /^(\d+)(\w+):(\w+)(\**)(\??)(\|?)$/.exec(text);
  return {
    number: Number(number),
    name,
    type: SCALARS[type] || type,
    repeated: repeated !== '',
    packed: repeated === '**',
    optional: optional !== '',
    oneof: oneof || undefined,
  };
};

/** @type {Object<string, Array<object>>} */
export const SCHEMA = {};

MESSAGES.forEach((message) => {
  const [type, ...fields] = message.split(' ');
  SCHEMA[type] = fields.map(fieldOf);
});
