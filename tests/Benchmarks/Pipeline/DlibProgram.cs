using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ModelRestore;
using Tests.Shared;

namespace Benchmarks.Pipeline;

/// <summary>What dlib took for one frame, in milliseconds.</summary>
/// <param name="Faces">How many faces it found; without one only <paramref name="Detect"/> is above 0.</param>
internal readonly record struct DlibTimes(double Detect, double Landmarks, double Describe, int Faces);

/// <summary>dlib as a process of its own on one thread: it answers each frame with its times.</summary>
internal sealed class DlibProgram : IDisposable
{
    private const string Install = "apt-get install g++ libdlib-dev libopenblas0-pthread";

    private static readonly string Binary = Path.Combine(Repository.Root, "artifacts", "dlib", "dlib_pipeline");
    private static readonly string Source = Path.Combine(Repository.Root, "tests", "Benchmarks", "dlib", "dlib_pipeline.cpp");

    private readonly Process process;

    private DlibProgram()
    {
        var start = new ProcessStartInfo(Binary, [DlibModels.Folder, $"{ClipFrames.Width}", $"{ClipFrames.Height}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["OPENBLAS_NUM_THREADS"] = "1" },
        };
        process = Process.Start(start)!; // UseShellExecute is off: a process is always started
    }

    /// <summary>
    /// Builds the program and fetches its models when that was not done yet; null, with a word on the console, when it cannot be.
    /// </summary>
    public static async Task<DlibProgram?> StartAsync()
    {
        try
        {
            if (!File.Exists(Binary) || File.GetLastWriteTimeUtc(Binary) < File.GetLastWriteTimeUtc(Source))
                Build();
            await DlibModels.RestoreAsync();
            return new();
        }
        catch (Exception error) when (error is BenchmarkException or RestoreException)
        {
            Console.WriteLine($"Without dlib: {error.Message}");
            return null;
        }
    }

    /// <summary>Times one frame.</summary>
    /// <param name="rgb">640x480, three bytes a pixel.</param>
    public DlibTimes Run(byte[] rgb)
    {
        process.StandardInput.BaseStream.Write(rgb);
        process.StandardInput.BaseStream.Flush();
        if (process.StandardOutput.ReadLine()?.Split(' ') is not [var detect, var landmarks, var describe, var faces])
            throw new BenchmarkException("dlib's program ended before its last frame.");
        static double Milliseconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        return new(Milliseconds(detect), Milliseconds(landmarks), Milliseconds(describe), int.Parse(faces, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            process.Kill();
        process.Dispose();
    }

    private static void Build()
    {
        Console.WriteLine("dlib_pipeline.cpp: building, which takes a minute …");
        Directory.CreateDirectory(Path.GetDirectoryName(Binary)!); // a file below the repository has a folder
        string[] arguments = ["-O3", "-march=native", "-std=c++17", Source, "-o", Binary, "-ldlib", "-lblas", "-llapack", "-lpthread"];
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("g++", arguments) { RedirectStandardError = true })!; // likewise
            var complaint = compiler
                .StandardError.ReadToEnd()
                .Split('\n')
                .FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal));
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new BenchmarkException($"it cannot be built ({complaint}). What it needs: {Install}");
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException($"there is no g++ on the PATH. What it needs: {Install}");
        }
    }
}
