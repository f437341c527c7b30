const given = promptSlot('review', { file: 'a.js' }, 'suggested');
let missing; try { promptSlot('other', {}, 'suggested'); } catch (error) { missing = error.message; }
return [given, missing.startsWith("missing prompt slot 'other'")];
//? args {"prompts":{"review":"Look at {{context}}"}}
//? value ["Look at {\n  \"file\": \"a.js\"\n}",true]
