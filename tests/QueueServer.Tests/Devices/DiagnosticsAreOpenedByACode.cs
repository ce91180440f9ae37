using Microsoft.Extensions.Time.Testing;
using QueueServer.Devices;

namespace QueueServer.Tests.Devices;

public sealed class DiagnosticsAreOpenedByACode
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Once_and_on_its_own_kiosk_only()
    {
        var codes = new DiagnosticsCodes(time);
        var code = codes.Make("kiosk-1").Code;
        Assert.False(codes.Take("kiosk-2", code));
        Assert.True(codes.Take("kiosk-1", code));
        Assert.False(codes.Take("kiosk-1", code));
    }

    [Fact]
    public void For_ten_minutes()
    {
        var codes = new DiagnosticsCodes(time);
        var (code, until) = codes.Make("kiosk-1");
        time.Advance(until - time.GetUtcNow());
        Assert.False(codes.Take("kiosk-1", code));
        Assert.Equal(TimeSpan.FromMinutes(10), until - new FakeTimeProvider().GetUtcNow());
    }

    [Fact]
    public void And_not_by_guessing()
    {
        var codes = new DiagnosticsCodes(time);
        var code = codes.Make("kiosk-1").Code;
        for (var i = 0; i < 5; i++) Assert.False(codes.Take("kiosk-1", code == "000000" ? "000001" : "000000"));
        Assert.False(codes.Take("kiosk-1", code));
    }

    [Theory, InlineData(""), InlineData("12345"), InlineData("１２３４５６"), InlineData("xxxxxx")]
    public void Nor_by_anything_else(string typed)
    {
        var codes = new DiagnosticsCodes(time);
        codes.Make("kiosk-1");
        Assert.False(codes.Take("kiosk-1", typed));
    }
}
