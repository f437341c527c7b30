namespace Interlock.Core.Agents;

/// <summary>How exact a figure of usage is.</summary>
public enum UsageQuality
{
    /// <summary>As the provider counted it.</summary>
    Exact,

    /// <summary>Computed or incomplete: a part was not told, or a price was applied to it.</summary>
    Estimated,
}
