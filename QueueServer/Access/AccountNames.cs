using System.Text;
using QueueServer.Typing;

namespace QueueServer.Access;

/// <summary>What an account may be called.</summary>
internal static class AccountNames
{
    private const int Longest = 40;

    /// <summary>A person: 1–40 of <c>a–z</c>, <c>0–9</c>, <c>-</c> and <c>.</c>, as in <c>nguyen.lan</c>.</summary>
    public static bool IsPerson(string name) => name.Length is >= 1 and <= Longest && name.All(c => IsDevicePart(c) || c == '.');

    /// <summary>A device or a display: 1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>, as in <c>kiosk-1</c>.</summary>
    public static bool IsDevice(string name) => name.Length is >= 1 and <= Longest && name.All(IsDevicePart);

    /// <summary>
    /// A free name for a device that people call <paramref name="title"/>: <c>Máy lấy số cửa Đông</c> is <c>may-lay-so-cua-dong</c>, and
    /// the second of that name <c>may-lay-so-cua-dong-2</c>; one without a title is <c>kiosk-1</c>, <c>kiosk-2</c> …
    /// </summary>
    /// <param name="title">What it is called; empty for nothing.</param>
    /// <param name="kind">kiosk or board.</param>
    /// <param name="isTaken">Whether there is such an account.</param>
    public static string DeviceOf(string title, string kind, Func<string, bool> isTaken)
    {
        var slug = SlugOf(title);
        var names = slug.Length > 0 ? Numbers(2).Select(n => $"{slug}-{n}").Prepend(slug) : Numbers(1).Select(n => $"{kind}-{n}");
        return names.First(name => !isTaken(name));
    }

    private static IEnumerable<int> Numbers(int first) => Enumerable.Range(first, int.MaxValue - first);

    /// <summary>Letters without their marks, in small; everything else is a hyphen. Room is left for a number.</summary>
    private static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in TypedText.WithoutMarks(title))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                slug.Append(c);
            else if (slug is { Length: > 0 } && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, Longest - 4)).Trim('-');
    }

    private static bool IsDevicePart(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
