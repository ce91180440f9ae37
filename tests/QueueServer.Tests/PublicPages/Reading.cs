using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.PublicPages;

/// <summary>Reads what is open to everybody.</summary>
internal static class Reading
{
    /// <summary>What stands at a path; the test fails where nothing does.</summary>
    public static async Task<(string Text, HttpResponseMessage Answer)> OpenAsync(this HttpClient reader, string path)
    {
        var answer = await reader.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{path}: {(int)answer.StatusCode}"));
        return (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }

    /// <summary>
    /// It is one answer that a slow line bears: its style and script are those that its policy allows, and nothing of it is fetched from
    /// elsewhere; only the licence is led to.
    /// </summary>
    public static void AssertOne(string page, string policy)
    {
        foreach (var tag in new[] { "style", "script" })
        foreach (Match part in Regex.Matches(page, $"<{tag}>(.*?)</{tag}>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)))
            Assert.Contains(
                Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[1].Value))),
                policy,
                StringComparison.Ordinal
            );
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//(?!creativecommons)", page);
        Assert.DoesNotMatch("\\s(style|on[a-z]+)=\"", page);
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_000, 30_000);
    }
}
