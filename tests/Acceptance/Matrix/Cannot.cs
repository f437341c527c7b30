namespace Interlock.Acceptance.Matrix;

/// <summary>Why a cell of the matrix is empty.</summary>
/// <param name="Reason">For the docs.</param>
/// <param name="IsRefused">Whether asking for it is an error before the start, which is then tested.</param>
internal sealed record Cannot(string Reason, bool IsRefused = false);
