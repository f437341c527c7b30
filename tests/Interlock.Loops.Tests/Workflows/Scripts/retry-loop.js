let text = null;
for (let attempt = 0; attempt < 3 && !text?.includes('3'); attempt++) text = await agent(`try ${attempt + 1}`, { maxAttempts: 2, retry: { maxAttempts: 2, retryWhen: () => true } });
return text;
//? value "did: try 3"
