namespace Interlock.Core.Schemas;

/// <summary>The keyword families in the order of evaluation; a family whose vocabulary is off is not read.</summary>
internal static class KeywordTable
{
    private static readonly (Vocabularies Needs, Func<KeywordSource, Keyword?> Read)[] Families =
    [
        (Vocabularies.Core, ReferenceKeyword.Read),
        (Vocabularies.Core, DynamicReferenceKeyword.Read),
        (Vocabularies.Validation, TypeKeyword.Read),
        (Vocabularies.Validation, ValueKeyword.Read),
        (Vocabularies.Validation, NumberKeyword.Read),
        (Vocabularies.Validation, TextKeyword.Read),
        (Vocabularies.FormatAnnotation | Vocabularies.FormatAssertion, FormatKeyword.Read),
        (Vocabularies.Validation, ArraySizeKeyword.Read),
        (Vocabularies.Validation, RequiredKeyword.Read),
        (Vocabularies.Applicator, PropertiesKeyword.Read),
        (Vocabularies.Applicator, PropertyNamesKeyword.Read),
        (Vocabularies.Applicator, ItemsKeyword.Read),
        (Vocabularies.Applicator, ContainsKeyword.Read),
        (Vocabularies.Applicator, DependentSchemasKeyword.Read),
        (Vocabularies.Applicator, AllOfKeyword.Read),
        (Vocabularies.Applicator, AnyOfKeyword.Read),
        (Vocabularies.Applicator, OneOfKeyword.Read),
        (Vocabularies.Applicator, NotKeyword.Read),
        (Vocabularies.Applicator, ConditionKeyword.Read),
        (Vocabularies.Unevaluated, UnevaluatedItemsKeyword.Read),
        (Vocabularies.Unevaluated, UnevaluatedPropertiesKeyword.Read),
    ];

    public static List<Keyword> Read(KeywordSource source)
    {
        var keywords = new List<Keyword>();
        foreach (var (needs, read) in Families)
        {
            if ((source.Resource.Vocabularies & needs) != Vocabularies.None && read(source) is { } keyword)
                keywords.Add(keyword);
        }
        return keywords;
    }
}
