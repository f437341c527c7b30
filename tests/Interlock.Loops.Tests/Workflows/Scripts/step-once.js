const value = await step('compute', () => ({ n: 1, skipped: undefined }));
return value;
//? value {"n":1}
