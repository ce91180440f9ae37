using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using DisplayBoard.Speech;
using DisplayBoard.Tests.Running;

namespace DisplayBoard.Tests.Speech;

public sealed class TheVoiceIsMadeHere : DataFolder
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task An_announcement_is_a_wav_longer_than_a_second_and_is_made_once(string language)
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);

        using var response = await board.Http.GetAsync($"/speech/{language}/A001/3.wav", Stop);
        var wav = await response.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal("audio/wav", response.Content.Headers.ContentType!.MediaType);
        AssertWav(wav, longerThanSeconds: 1);
        var kept = Path.Combine(Data, "speech", $"{language}-A001-3.wav");
        Assert.Equal(wav, await File.ReadAllBytesAsync(kept, Stop));

        await File.WriteAllTextAsync(kept, "made once", Stop);
        Assert.Equal("made once", await board.Http.GetStringAsync($"/speech/{language}/A001/3.wav", Stop));
    }

    [Fact]
    public async Task The_chime_is_a_wav_made_by_the_program()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);

        AssertWav(await board.Http.GetByteArrayAsync("/speech/chime.wav", Stop), longerThanSeconds: 1);
    }

    [Fact]
    public async Task The_least_lately_used_announcement_makes_room()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Data, "speech")).FullName;
        for (var i = 0; i < Announcements.MostKept; i++)
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"vi-B{i + 1:D3}-1.wav"));
            await File.WriteAllTextAsync(file, "", Stop);
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i));
        }

        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);
        await board.Http.GetStringAsync("/speech/vi/B001/1.wav", Stop); // the oldest, but wanted again
        await board.Http.GetByteArrayAsync("/speech/vi/A001/1.wav", Stop);

        var kept = Directory.GetFiles(folder).Select(Path.GetFileName).ToArray();
        Assert.Equal(Announcements.MostKept, kept.Length);
        Assert.Contains("vi-A001-1.wav", kept);
        Assert.Contains("vi-B001-1.wav", kept);
        Assert.DoesNotContain("vi-B002-1.wav", kept);
    }

    [Theory]
    [InlineData("/speech/vi/a001/3.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/A000/3.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/A1/3.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/A001/0.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/A001/100.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/A001/three.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/vi/%2e%2e%2f%2e%2e%2fsecret/3.wav", HttpStatusCode.BadRequest)]
    [InlineData("/speech/fr/A001/3.wav", HttpStatusCode.NotFound)]
    [InlineData("/speech/--help/A001/3.wav", HttpStatusCode.NotFound)]
    public async Task Bad_input_is_refused_and_nothing_is_made(string path, HttpStatusCode expected)
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);

        Assert.Equal(expected, (await board.Http.GetAsync(path, Stop)).StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(Data, "speech")));
    }

    [Fact]
    public async Task Without_a_voice_the_log_says_so_once_and_the_page_is_told()
    {
        await using var board = await RunningBoard.StartAsync(
            RunningBoard.Nobody,
            Data,
            null,
            "--Board:SpeechCommand",
            "/nowhere/espeak-ng"
        );

        Assert.Equal(HttpStatusCode.NotFound, (await board.Http.GetAsync("/speech/vi/A001/3.wav", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await board.Http.GetAsync("/speech/en/A001/3.wav", Stop)).StatusCode);
        Assert.Equal("""{"languages":[]}""", await board.Http.GetStringAsync("/speech", Stop));
        Assert.Single(board.Log, line => line.Contains("/nowhere/espeak-ng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_is_told_which_languages_it_can_play()
    {
        await using var board = await RunningBoard.StartAsync(RunningBoard.Nobody, Data);

        Assert.Equal("""{"languages":["en","vi"]}""", await board.Http.GetStringAsync("/speech", Stop));
    }

    private static void AssertWav(byte[] wav, double longerThanSeconds)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(wav, 0, 4));
        Assert.Equal("WAVE", Encoding.ASCII.GetString(wav, 8, 4));
        var bytesPerSecond = BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(28));
        Assert.True((wav.Length - 44.0) / bytesPerSecond > longerThanSeconds, $"{wav.Length} bytes at {bytesPerSecond} a second");
        Assert.Contains(wav.Skip(44), sample => sample != 0); // not silence
    }
}
