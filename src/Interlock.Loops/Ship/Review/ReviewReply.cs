namespace Interlock.Loops.Ship.Review;

/// <summary>Reads a reviewer's final message.</summary>
public static class ReviewReply
{
    /// <summary>The verdict. Whatever cannot be read, or contradicts itself, is a reject; never throws.</summary>
    public static ReviewVerdict Parse(string text) => throw new NotImplementedException(text);
}
