namespace Interlock.Core.Schemas;

/// <summary>The vocabularies of draft 2020-12: which keywords a dialect knows.</summary>
[Flags]
internal enum Vocabularies
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    FormatAnnotation = 16,
    FormatAssertion = 32,
    MetaData = 64,
    Content = 128,
    Standard = Core | Applicator | Unevaluated | Validation | FormatAnnotation | MetaData | Content,
}
