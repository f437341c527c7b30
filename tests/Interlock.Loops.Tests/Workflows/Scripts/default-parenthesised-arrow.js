export default /* why not */ (
  async ({ n }) => n + 1
);
//? args {"n":41}
//? value 42
