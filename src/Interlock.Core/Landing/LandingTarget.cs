using System.Text.Json.Serialization;

namespace Interlock.Core.Landing;

/// <summary>Where an approved tree goes. Pull requests will be a fourth case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "mode")]
[JsonDerivedType(typeof(Tree), "tree")]
[JsonDerivedType(typeof(Commit), "commit")]
[JsonDerivedType(typeof(Branch), "branch")]
public abstract record LandingTarget
{
    private LandingTarget() { }

    /// <summary>The name in JSON: <c>tree</c>, <c>commit</c> or <c>branch</c>.</summary>
    [JsonIgnore]
    public abstract string Mode { get; }

    /// <summary>The user's working tree, uncommitted.</summary>
    public sealed record Tree : LandingTarget
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Mode => "tree";
    }

    /// <summary>A commit on the branch that is checked out.</summary>
    public sealed record Commit : LandingTarget
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Mode => "commit";
    }

    /// <summary>A new branch; the checkout stays as it is.</summary>
    /// <param name="Name">Short branch name.</param>
    public sealed record Branch(string Name) : LandingTarget
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Mode => "branch";
    }
}
