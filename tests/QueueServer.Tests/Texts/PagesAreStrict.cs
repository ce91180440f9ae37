using System.Security.Cryptography;
using System.Text;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using ScreenHosting;

namespace QueueServer.Tests.Texts;

public sealed class PagesAreStrict(RunningServer server)
{
    private const string Open = """<script type="importmap">""";

    [Theory]
    [InlineData("/console")]
    [InlineData("/admin")]
    [InlineData("/admin/audit")]
    public async Task A_page_allows_its_own_import_map_and_nothing_else_inline(string page)
    {
        using var answer = await server.Nobody.GetAsync(page, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var start = html.IndexOf(Open, StringComparison.Ordinal) + Open.Length;
        var map = html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)];
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map)));
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal); // an inline script would not run
    }

    [Theory]
    [InlineData("/console/page.js")]
    [InlineData("/admin/page.js")]
    [InlineData("/texts/vi.json")]
    [InlineData("/vendor/signalr.min.js")]
    [InlineData("/vendor/lit/index.js")]
    public async Task Every_file_of_the_page_is_here_and_is_no_page_itself(string path)
    {
        using var answer = await server.Nobody.GetAsync(path, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public void A_page_without_an_import_map_runs_its_own_files_only() =>
        Assert.Contains("script-src 'self';", ScreenPages.PolicyFor("<html></html>"), StringComparison.Ordinal);

    [Fact]
    public void Every_import_map_of_a_page_is_allowed_as_it_stands_line_ends_included() =>
        Assert.Equal(
            2,
            ScreenPages.PolicyFor($"{Open}{{}}</script>\n{Open}\n{{ }}\n</script>").Split("'sha256-").Skip(1).Distinct().Count()
        );
}
