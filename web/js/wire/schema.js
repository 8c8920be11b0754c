// The wire format's table: every message of board.proto with its fields in number order.
// What stands between the braces is strict JSON; a test holds it against the compiled .proto, so it
// is changed together with that file. `name` is the .proto's name in lowerCamelCase; `type` is a
// scalar type, "enum", or the name of another message. `optional`: an explicit zero is kept.

export const SCHEMA = {
 "Frame": [
  {"number":1,"name":"hello","type":"Hello","oneof":"body"},
  {"number":2,"name":"submit","type":"Submit","oneof":"body"},
  {"number":3,"name":"live","type":"Live","oneof":"body"},
  {"number":4,"name":"profile","type":"Profile","oneof":"body"},
  {"number":5,"name":"ping","type":"Ping","oneof":"body"},
  {"number":6,"name":"pong","type":"Pong","oneof":"body"},
  {"number":7,"name":"resync","type":"Resync","oneof":"body"},
  {"number":8,"name":"welcome","type":"Welcome","oneof":"body"},
  {"number":9,"name":"snapshot","type":"Snapshot","oneof":"body"},
  {"number":10,"name":"commit","type":"Commit","oneof":"body"},
  {"number":11,"name":"settle","type":"Settle","oneof":"body"},
  {"number":12,"name":"fault","type":"Fault","oneof":"body"},
  {"number":13,"name":"roster","type":"Roster","oneof":"body"},
  {"number":14,"name":"head","type":"Head","oneof":"body"}
 ],
 "Hello": [
  {"number":1,"name":"board","type":"string"},
  {"number":2,"name":"session","type":"bytes"},
  {"number":3,"name":"epoch","type":"bytes"},
  {"number":4,"name":"seq","type":"uint32"},
  {"number":5,"name":"caps","type":"uint32","repeated":true,"packed":true},
  {"number":6,"name":"name","type":"string"},
  {"number":7,"name":"color","type":"fixed32"},
  {"number":8,"name":"key","type":"string"}
 ],
 "Welcome": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"session","type":"bytes"},
  {"number":3,"name":"epoch","type":"bytes"},
  {"number":4,"name":"seq","type":"uint32"},
  {"number":5,"name":"resumed","type":"bool"},
  {"number":6,"name":"lastBatch","type":"uint32"},
  {"number":7,"name":"limits","type":"Limits"},
  {"number":8,"name":"caps","type":"uint32","repeated":true,"packed":true},
  {"number":9,"name":"nowMs","type":"uint64"},
  {"number":10,"name":"role","type":"uint32"},
  {"number":11,"name":"lastN","type":"uint32"},
  {"number":12,"name":"title","type":"string"}
 ],
 "Limits": [
  {"number":1,"name":"frameBytes","type":"uint32"},
  {"number":2,"name":"batchOps","type":"uint32"},
  {"number":3,"name":"strokePoints","type":"uint32"},
  {"number":4,"name":"textBytes","type":"uint32"},
  {"number":5,"name":"elements","type":"uint32"},
  {"number":6,"name":"liveHz","type":"uint32"},
  {"number":7,"name":"boardBytes","type":"uint32"},
  {"number":8,"name":"batchesInFlight","type":"uint32"},
  {"number":9,"name":"opsPerS","type":"uint32"},
  {"number":10,"name":"elementBytes","type":"uint32"}
 ],
 "Profile": [
  {"number":1,"name":"name","type":"string"},
  {"number":2,"name":"color","type":"fixed32"}
 ],
 "Roster": [
  {"number":1,"name":"person","type":"Person","repeated":true},
  {"number":2,"name":"title","type":"string","optional":true}
 ],
 "Person": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"name","type":"string"},
  {"number":3,"name":"color","type":"fixed32"},
  {"number":4,"name":"gone","type":"bool"},
  {"number":5,"name":"role","type":"uint32"},
  {"number":6,"name":"away","type":"bool"}
 ],
 "Ping": [
  {"number":1,"name":"n","type":"uint32"}
 ],
 "Pong": [
  {"number":1,"name":"n","type":"uint32"},
  {"number":2,"name":"seq","type":"uint32"}
 ],
 "Resync": [],
 "Fault": [
  {"number":1,"name":"code","type":"enum"},
  {"number":2,"name":"text","type":"string"},
  {"number":3,"name":"batch","type":"uint32"},
  {"number":4,"name":"retryMs","type":"uint32"},
  {"number":5,"name":"close","type":"uint32"}
 ],
 "Head": [
  {"number":1,"name":"epoch","type":"bytes"},
  {"number":2,"name":"seq","type":"uint32"},
  {"number":3,"name":"digest","type":"fixed32"}
 ],
 "Submit": [
  {"number":3,"name":"batch","type":"uint32"},
  {"number":4,"name":"op","type":"Op","repeated":true}
 ],
 "Commit": [
  {"number":1,"name":"seq","type":"uint32"},
  {"number":2,"name":"author","type":"uint32"},
  {"number":3,"name":"batch","type":"uint32"},
  {"number":4,"name":"op","type":"Op","repeated":true},
  {"number":5,"name":"epoch","type":"bytes"}
 ],
 "Settle": [
  {"number":1,"name":"batch","type":"uint32"},
  {"number":2,"name":"code","type":"enum"},
  {"number":3,"name":"text","type":"string"}
 ],
 "Snapshot": [
  {"number":1,"name":"part","type":"uint32"},
  {"number":2,"name":"epoch","type":"bytes"},
  {"number":3,"name":"seq","type":"uint32"},
  {"number":4,"name":"entry","type":"Entry","repeated":true},
  {"number":5,"name":"last","type":"bool"},
  {"number":6,"name":"digest","type":"fixed32"}
 ],
 "Entry": [
  {"number":1,"name":"element","type":"Element"},
  {"number":2,"name":"seq","type":"uint32"},
  {"number":3,"name":"by","type":"uint32"},
  {"number":4,"name":"foreign","type":"uint32"}
 ],
 "Id": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"n","type":"uint32"}
 ],
 "Op": [
  {"number":1,"name":"ifSeq","type":"uint32"},
  {"number":2,"name":"put","type":"Element","oneof":"kind"},
  {"number":3,"name":"patch","type":"Element","oneof":"kind"},
  {"number":4,"name":"remove","type":"Remove","oneof":"kind"},
  {"number":5,"name":"clear","type":"Clear","oneof":"kind"}
 ],
 "Remove": [
  {"number":1,"name":"id","type":"Id","repeated":true}
 ],
 "Clear": [
  {"number":1,"name":"seq","type":"uint32"}
 ],
 "Element": [
  {"number":1,"name":"id","type":"Id"},
  {"number":2,"name":"kind","type":"uint32"},
  {"number":3,"name":"z","type":"string","optional":true},
  {"number":4,"name":"style","type":"Style","optional":true},
  {"number":5,"name":"place","type":"Place","optional":true},
  {"number":6,"name":"ink","type":"Ink","optional":true},
  {"number":7,"name":"text","type":"Text","optional":true},
  {"number":8,"name":"image","type":"Image","optional":true},
  {"number":9,"name":"locked","type":"bool","optional":true},
  {"number":10,"name":"group","type":"Id","optional":true},
  {"number":11,"name":"parent","type":"Id","optional":true},
  {"number":12,"name":"ends","type":"Ends","optional":true},
  {"number":15,"name":"unset","type":"uint32","repeated":true,"packed":true}
 ],
 "Style": [
  {"number":1,"name":"stroke","type":"fixed32","optional":true},
  {"number":2,"name":"fill","type":"fixed32","optional":true},
  {"number":3,"name":"width","type":"uint32","optional":true},
  {"number":4,"name":"opacity","type":"uint32","optional":true},
  {"number":5,"name":"tool","type":"uint32","optional":true},
  {"number":6,"name":"dash","type":"uint32","optional":true},
  {"number":7,"name":"heads","type":"uint32","optional":true}
 ],
 "Place": [
  {"number":1,"name":"x","type":"sint64","optional":true},
  {"number":2,"name":"y","type":"sint64","optional":true},
  {"number":3,"name":"w","type":"uint64","optional":true},
  {"number":4,"name":"h","type":"uint64","optional":true},
  {"number":5,"name":"turn","type":"sint32","optional":true}
 ],
 "Ink": [
  {"number":1,"name":"scale","type":"sint32"},
  {"number":2,"name":"x","type":"sint64"},
  {"number":3,"name":"y","type":"sint64"},
  {"number":4,"name":"d","type":"sint32","repeated":true,"packed":true},
  {"number":5,"name":"p","type":"sint32","repeated":true,"packed":true},
  {"number":6,"name":"t","type":"uint32","repeated":true,"packed":true}
 ],
 "Text": [
  {"number":1,"name":"body","type":"string","optional":true},
  {"number":2,"name":"size","type":"uint32","optional":true},
  {"number":3,"name":"font","type":"uint32","optional":true},
  {"number":4,"name":"align","type":"uint32","optional":true}
 ],
 "Image": [
  {"number":1,"name":"blob","type":"string","optional":true},
  {"number":2,"name":"type","type":"string","optional":true},
  {"number":3,"name":"w","type":"uint32","optional":true},
  {"number":4,"name":"h","type":"uint32","optional":true},
  {"number":5,"name":"alt","type":"string","optional":true}
 ],
 "Ends": [
  {"number":1,"name":"from","type":"Id"},
  {"number":2,"name":"to","type":"Id"}
 ],
 "Live": [
  {"number":1,"name":"chunk","type":"Chunk","repeated":true},
  {"number":2,"name":"cursor","type":"Cursor","repeated":true},
  {"number":3,"name":"draft","type":"Draft","repeated":true}
 ],
 "Chunk": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"stroke","type":"uint32"},
  {"number":3,"name":"from","type":"uint32"},
  {"number":4,"name":"style","type":"Style"},
  {"number":5,"name":"ink","type":"Ink"},
  {"number":6,"name":"cancel","type":"bool"},
  {"number":7,"name":"laser","type":"bool"}
 ],
 "Cursor": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"x","type":"sint64","optional":true},
  {"number":3,"name":"y","type":"sint64","optional":true},
  {"number":4,"name":"view","type":"Place"},
  {"number":5,"name":"tool","type":"uint32"},
  {"number":6,"name":"follows","type":"uint32"}
 ],
 "Draft": [
  {"number":1,"name":"author","type":"uint32"},
  {"number":2,"name":"element","type":"Element"},
  {"number":3,"name":"cancel","type":"bool"}
 ]
};
