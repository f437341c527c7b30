//# Date.now
return Date.now();
//# new Date
return new Date().getTime();
//# Date called
return Date();
//# the constructor of a date
return new (new Date(0).constructor)().getTime();
//# the constructor of Date.prototype
return Object.getPrototypeOf(Date.prototype).constructor.now?.() ?? Date.prototype.constructor.now();
//# a subclass of Date
return new (class extends Date {})().getTime();
//# Reflect.construct of Date
return Reflect.construct(Date, []).getTime();
//# Reflect.construct with another target
return Reflect.construct(Date, [], Object).getTime?.();
//# Date bound
return new (Date.bind(null))().getTime();
//# Date applied
return Date.apply(null, []);
//# Intl without a date
return new Intl.DateTimeFormat('en', { year: 'numeric' }).format();
//# Intl parts without a date
return new Intl.DateTimeFormat('en', { year: 'numeric' }).formatToParts()[0].value;
//# Intl with undefined
return new Intl.DateTimeFormat('en', { year: 'numeric' }).format(undefined);
//# Intl mapped over undefined
return [undefined].map(new Intl.DateTimeFormat('en', { year: 'numeric' }).format)[0];
//# toLocaleDateString of an invalid date
return new Date(NaN).toLocaleDateString();
//# Temporal
return Temporal.Now.instant().epochMilliseconds;
//# performance
return performance.now() >= 0;
//# performance's origin
return performance.timeOrigin;
//# Math.random
return Math.random() >= 0;
//# crypto
return crypto.randomUUID().length > 0;
//# crypto values
return crypto.getRandomValues(new Uint8Array(1)).length > 0;
//# garbage collection
return new WeakRef({}) && true;
//# finalizers
return new FinalizationRegistry(() => 0) && true;
//# the time zone
return new Date(0).getHours() !== 0 || new Date(0).getTimezoneOffset() !== 0;
//# the stack's memory addresses
return /0x[0-9a-f]{6,}/.test(new Error('x').stack);
