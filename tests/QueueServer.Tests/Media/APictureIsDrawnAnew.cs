using System.Buffers.Binary;
using System.Text;
using QueueServer.Access;
using QueueServer.Features.Media;
using QueueServer.Tests.Running;
using SkiaSharp;
using static QueueServer.Tests.Media.MadePictures;

namespace QueueServer.Tests.Media;

/// <summary>
/// Boards get a picture's points and nothing else of what was uploaded. The samples are 24 by 16: red and green above, blue and white
/// below.
/// </summary>
public sealed class APictureIsDrawnAnew : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly MediaIntake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("8bit.png")]
    [InlineData("16bit.png")]
    [InlineData("palette.png")]
    [InlineData("interlaced.png")]
    [InlineData("lossy.webp")]
    [InlineData("lossless.webp")]
    public async Task As_it_was_and_in_its_kind(string sample)
    {
        using var picture = await RedrawAsync(Of(sample), Path.GetExtension(sample));
        Assert.Equal((24, 16), (picture.Width, picture.Height));
        AssertIs(picture, SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White);
    }

    [Theory]
    [InlineData("grey.jpg", 54, 182, 18)]
    [InlineData("grey.png", 54, 182, 18)]
    [InlineData("1bit.png", 0, 255, 0)]
    public async Task In_grey_too(string sample, byte red, byte green, byte blue)
    {
        using var picture = await RedrawAsync(Of(sample), Path.GetExtension(sample));
        AssertIs(picture, new(red, red, red), new(green, green, green), new(blue, blue, blue), SKColors.White);
    }

    [Theory]
    [InlineData("alpha.png")]
    [InlineData("alpha.webp")]
    public async Task And_seen_through_where_it_was(string sample)
    {
        using var picture = await RedrawAsync(Of(sample), Path.GetExtension(sample));
        AssertIs(
            picture,
            SKColors.Red.WithAlpha(128),
            SKColors.Lime.WithAlpha(128),
            SKColors.Blue.WithAlpha(128),
            SKColors.White.WithAlpha(128)
        );
    }

    /// <summary>
    /// How a sample's corners stand once it is upright: top left, top right, bottom left, bottom right (Exif 2.32, 4.6.4 A).
    /// </summary>
    public static TheoryData<byte, string> Orientations =>
        new()
        {
            { 1, "red green blue white" },
            { 2, "green red white blue" },
            { 3, "white blue green red" },
            { 4, "blue white red green" },
            { 5, "red blue green white" },
            { 6, "blue red white green" },
            { 7, "white green blue red" },
            { 8, "green white red blue" },
        };

    [Theory]
    [MemberData(nameof(Orientations))]
    public async Task A_phones_photo_upright_and_without_where_it_was_taken(byte orientation, string corners)
    {
        var photo = WithExif(Of("baseline.jpg"), orientation);
        var taken = await TakeAsync(photo);
        Assert.True(Holds(photo, "GPS here"));
        Assert.All(["Exif", "GPS", "JFIF-comment", "ICC_PROFILE"], word => Assert.False(Holds(taken.Content, word), word));
        using var picture = Decode(taken.Content, out var origin);
        Assert.Equal(SKEncodedOrigin.TopLeft, origin);
        Assert.Equal(orientation < 5 ? (24, 16) : (16, 24), (picture.Width, picture.Height));
        var expected = corners
            .Split(' ')
            .Select(name =>
                name switch
                {
                    "red" => SKColors.Red,
                    "green" => SKColors.Lime,
                    "blue" => SKColors.Blue,
                    _ => SKColors.White,
                }
            )
            .ToArray();
        AssertIs(picture, expected[0], expected[1], expected[2], expected[3]);
    }

    [Theory]
    [InlineData("8bit.png")]
    [InlineData("lossless.webp")]
    public async Task And_without_what_else_stood_in_it(string sample)
    {
        byte[] whole = Path.GetExtension(sample) == ".png" ? WithText(Of(sample)) : WithChunk(Of(sample));
        Assert.True(Holds(whole, "GPS here"));
        Assert.False(Holds((await TakeAsync(whole)).Content, "GPS"));
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("8bit.png")]
    [InlineData("lossy.webp")]
    public async Task Or_behind_it(string sample)
    {
        foreach (
            byte[] behind in new[] { "<script>alert(1)</script>"u8.ToArray(), [.. "PK\u0003\u0004"u8, .. new byte[26], .. "page.html"u8] }
        )
        {
            var taken = await TakeAsync([.. Of(sample), .. behind]);
            Assert.Equal(-1, taken.Content.AsSpan().IndexOf(behind));
            Assert.Equal((await TakeAsync(Of(sample))).Name, taken.Name);
        }
    }

    [Theory]
    [InlineData(7680, 2160, ".png", 3840, 1080)]
    [InlineData(2160, 4000, ".png", 2074, 3840)]
    [InlineData(2160, 3840, ".jpg", 2160, 3840)]
    [InlineData(8000, 6000, ".jpg", 2880, 2160)]
    [InlineData(4000, 4000, ".webp", 2160, 2160)]
    [InlineData(16_384, 1, ".png", 3840, 1)]
    public async Task No_larger_than_a_board_shows_lying_or_standing(int width, int height, string ending, int toWidth, int toHeight)
    {
        using var large = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(large))
            canvas.Clear(SKColors.Red);
        using var content = large.Encode(
            ending switch
            {
                ".png" => SKEncodedImageFormat.Png,
                ".jpg" => SKEncodedImageFormat.Jpeg,
                _ => SKEncodedImageFormat.Webp,
            },
            80
        );
        using var picture = await RedrawAsync(content.ToArray(), ending);
        Assert.Equal((toWidth, toHeight), (picture.Width, picture.Height));
        AssertIs(picture, SKColors.Red, SKColors.Red, SKColors.Red, SKColors.Red);
    }

    [Theory]
    [InlineData("8bit.png", 8192)]
    [InlineData("baseline.jpg", 16_384)]
    public async Task But_not_one_that_would_fill_the_memory(string sample, int most)
    {
        Assert.Equal(Intake.TooManyPixels, await intake.TakeAsync(Sized(Of(sample), most, 4097), Stop));
        Assert.NotEqual(Intake.TooManyPixels, await intake.TakeAsync(Sized(Of(sample), most, 4096), Stop));
        Assert.Equal(Intake.TooManyPixels, await intake.TakeAsync(Sized(Of(sample), 16_385, 1), Stop));
    }

    [Theory]
    [InlineData("animated.png")]
    [InlineData("animated.webp")]
    public async Task Nor_one_that_moves(string sample) => Assert.Equal(Intake.Moving, await intake.TakeAsync(Of(sample), Stop));

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("8bit.png")]
    [InlineData("interlaced.png")]
    [InlineData("lossy.webp")]
    [InlineData("lossless.webp")]
    [InlineData("alpha.webp")]
    public async Task Nor_one_whose_points_are_not_all_there(string sample)
    {
        var whole = Of(sample);
        var name = (await TakeAsync(whole)).Name;
        for (var length = 0; length < whole.Length; length++)
        {
            if (await intake.TakeAsync(whole[..length], Stop) is Intake.Taken taken)
                Assert.Equal(name, taken.Name); // only what stands behind the points is missing
        }
    }

    private static byte[] Of(string sample) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "QueueServer.Tests", "Media", "samples", sample));

    private async Task<Intake.Taken> TakeAsync(byte[] content) => Assert.IsType<Intake.Taken>(await intake.TakeAsync(content, Stop));

    private async Task<SKBitmap> RedrawAsync(byte[] content, string ending)
    {
        var taken = await TakeAsync(content);
        Assert.Equal(ending[1..], taken.Kind.Ending);
        Assert.Equal(taken.Kind, Pictures.KindOf(taken.Content));
        return Decode(taken.Content, out _);
    }

    private static SKBitmap Decode(byte[] content, out SKEncodedOrigin origin)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        origin = codec.EncodedOrigin;
        return SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
    }

    private static bool Holds(byte[] content, string word) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;

    /// <summary>The middles of the four quarters.</summary>
    private static void AssertIs(SKBitmap picture, params SKColor[] quarters)
    {
        for (var i = 0; i < 4; i++)
        {
            var (is_, at) = (
                picture.GetPixel(picture.Width * (1 + (2 * (i % 2))) / 4, picture.Height * (1 + (2 * (i / 2))) / 4),
                quarters[i]
            );
            Assert.True(
                Math.Abs(is_.Red - at.Red) + Math.Abs(is_.Green - at.Green) + Math.Abs(is_.Blue - at.Blue) + Math.Abs(is_.Alpha - at.Alpha)
                    < 24,
                $"quarter {i} is {is_}, not {at}"
            );
        }
    }
}
