using System.Buffers;
using System.Text.RegularExpressions;

namespace Interlock.Core.Schemas;

/// <summary>The formats that can be asserted (validation specification §7.3); an unknown one fits everything.</summary>
internal static partial class TextFormat
{
    private static readonly SearchValues<char> Ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static bool Fits(string format, string text) =>
        format switch
        {
            "date" => DateFormats.IsDate(text),
            "time" => DateFormats.IsTime(text),
            "date-time" => DateFormats.IsDateTime(text),
            "duration" => Duration().IsMatch(text),
            "email" => Email().IsMatch(text),
            "hostname" => text.Length <= 253 && Hostname().IsMatch(text),
            "ipv4" => Ipv4().IsMatch(text),
            "ipv6" => IsIpv6(text),
            "uuid" => Uuid().IsMatch(text),
            "uri" => UriText().IsMatch(text) && HasScheme().IsMatch(text),
            "uri-reference" => UriText().IsMatch(text),
            "json-pointer" => Pointer().IsMatch(text),
            "relative-json-pointer" => RelativePointer().IsMatch(text),
            "regex" => EcmaPattern.IsPattern(text),
            _ => true,
        };

    // The platform's parser also takes zones, brackets and sloppy IPv4 tails.
    private static bool IsIpv6(string text) =>
        text.AsSpan().IndexOfAnyExcept(Ipv6Characters) < 0
        && System.Net.IPAddress.TryParse(text, out var address)
        && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        && (!text.Contains('.', StringComparison.Ordinal) || Ipv4().IsMatch(text[(text.LastIndexOf(':') + 1)..]));

    [GeneratedRegex(
        @"\AP(?!\z)([0-9]+W|(?=[0-9]|T[0-9])([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?"
            + @"(T(?=[0-9])([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
            + @"([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[^\]]+\])\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Email();

    [GeneratedRegex(
        @"\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Hostname();

    [GeneratedRegex(
        @"\A((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Ipv4();

    [GeneratedRegex(
        @"\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HasScheme();

    // The characters of RFC 3986; brackets only around an address.
    [GeneratedRegex(
        @"\A(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://(?:[^\x00-\x20\[\]@/?#<>""\\^`{|}\x7f-\uffff]*@)?"
            + @"(?:\[[0-9A-Fa-f:.v]+\])?)?(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?@!$&'()*+,;=-])*"
            + @"(?:#(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?@!$&'()*+,;=-])*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UriText();

    [GeneratedRegex(@"\A(/([^~/]|~[01])*)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pointer();

    [GeneratedRegex(
        @"\A(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RelativePointer();
}
