try { await workflow('nope'); } catch (error) { return [error.code, error.message]; }
//? value ["workflow_not_found","there is no workflow 'nope'"]
