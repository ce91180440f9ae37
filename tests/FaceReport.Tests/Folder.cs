using System.Diagnostics;

namespace FaceReport.Tests;

/// <summary>A folder of pictures of people, deleted in the end.</summary>
public sealed class Folder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("face-report-");

    public string Pictures => Path.Combine(root.FullName, "pictures");

    public string Out => Path.Combine(root.FullName, "out", "report"); // neither is there yet

    /// <summary>Makes the pictures' folder and the person's in it.</summary>
    public string Person(string name) => Directory.CreateDirectory(Path.Combine(Pictures, name)).FullName;

    /// <summary>One frame every two seconds of a clip, as a kiosk's camera gives it.</summary>
    internal void AddFrames(string person, string clip, int count, string kind)
    {
        string[] arguments =
        [
            "-v",
            "error",
            "-nostdin",
            "-i",
            ClipOf(clip),
            "-vf",
            "fps=0.5,scale=640:480",
            "-frames:v",
            $"{count}",
            "-q:v",
            "2",
            Path.Combine(Person(person), $"{Path.GetFileNameWithoutExtension(clip)}-%02d.{kind}"),
        ];
        using var ffmpeg = Process.Start("ffmpeg", arguments);
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static string ClipOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "clips", name);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException($"{name} is missing. Run: dotnet run --project models/Restore -- --clips");
    }
}
