#!/usr/bin/env interlock
export const meta = { name: 'hash' };
return meta.name;
//? value "hash"
