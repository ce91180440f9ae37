using System.Text.Json;
using System.Text.RegularExpressions;

namespace QueueServer.Tests.Texts;

/// <summary>The words of docs/glossary.md: one for a thing, and none that a state office does not say to a citizen.</summary>
public sealed class OneTermAThing
{
    [Theory]
    [InlineData("vi", @"\bbạn\b")]
    [InlineData("vi", "kiosk")]
    [InlineData("vi", "máy ảnh")]
    [InlineData("vi", @"\bphiếu\b|\bvé\b")]
    [InlineData("vi", "dãy số")]
    [InlineData("vi", "lời xin phép")]
    [InlineData("vi", "chỗ chờ")]
    [InlineData("vi", "dịch vụ (?!nào khác)")] // the law's word for what others do with data
    [InlineData("vi", @"\bphim\b")]
    [InlineData("vi", "bình chọn|thiết bị khảo sát")]
    [InlineData("vi", "toàn cảnh|cần để ý|câu chữ|tài khoản kiểm tra|người kiểm tra")]
    [InlineData("en", "ticket's code|paper ticket|row of figures")]
    public void Is_said_in_no_other_word(string language, string never)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "wwwroot", "texts", $"{language}.json"))
        )!;
        var found = texts.Where(text => Regex.IsMatch(text.Value, never, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
        Assert.Empty(found.Select(text => $"{text.Key}: {text.Value}"));
    }
}
