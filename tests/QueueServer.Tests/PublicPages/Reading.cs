using System.Globalization;
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
}
