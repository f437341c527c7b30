return { deep: [{ promise: agent('x') }] };
//? error the result.deep[0].promise is a promise: 'await' is missing
