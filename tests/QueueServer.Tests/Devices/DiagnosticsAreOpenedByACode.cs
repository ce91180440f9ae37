using Microsoft.Extensions.Time.Testing;
using QueueServer.Features.Devices;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Devices;

public sealed class DiagnosticsAreOpenedByACode : TempFolder
{
    private readonly FakeTimeProvider time = new();

    private async Task<DiagnosticsCodes> CodesAsync()
    {
        var database = Databases.At(Path.Combine(Folder, "queue.db"));
        await database.MigrateAsync();
        return new(new(database, new(), time), time);
    }

    [Fact]
    public async Task Once_and_on_its_own_kiosk_only()
    {
        var codes = await CodesAsync();
        var code = (await codes.MakeAsync("kiosk-1")).Code;
        Assert.False(await codes.TakeAsync("kiosk-2", code));
        Assert.True(await codes.TakeAsync("kiosk-1", code));
        Assert.False(await codes.TakeAsync("kiosk-1", code));
    }

    [Fact]
    public async Task For_ten_minutes()
    {
        var codes = await CodesAsync();
        var (code, until) = await codes.MakeAsync("kiosk-1");
        time.Advance(until - time.GetUtcNow());
        Assert.False(await codes.TakeAsync("kiosk-1", code));
        Assert.Equal(TimeSpan.FromMinutes(10), until - new FakeTimeProvider().GetUtcNow());
    }

    [Fact]
    public async Task And_not_by_guessing()
    {
        var codes = await CodesAsync();
        var code = (await codes.MakeAsync("kiosk-1")).Code;
        for (var i = 0; i < 5; i++)
            Assert.False(await codes.TakeAsync("kiosk-1", code == "000000" ? "000001" : "000000"));
        Assert.False(await codes.TakeAsync("kiosk-1", code));
    }

    [Theory, InlineData(""), InlineData("12345"), InlineData("１２３４５６"), InlineData("xxxxxx")]
    public async Task Nor_by_anything_else(string typed)
    {
        var codes = await CodesAsync();
        await codes.MakeAsync("kiosk-1");
        Assert.False(await codes.TakeAsync("kiosk-1", typed));
    }
}
