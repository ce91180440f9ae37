using System.ComponentModel;
using System.Diagnostics;
using FaceEngine.Models;

namespace ModelRestore;

/// <summary>Takes tarballs with <c>npm pack</c>: only the package itself, none of its dependencies, none of its scripts.</summary>
internal sealed class NpmPack(string? npm = null) : IPackageSource
{
    private const string Mark = "npm error ";
    private static readonly string[] Codes = ["code ", "syscall ", "errno "];

    private readonly string npm = npm ?? (OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    public async Task<string> FetchAsync(PackageEntry package, string folder)
    {
        var name = $"{package.Name}@{package.Version}";
        var start = new ProcessStartInfo(npm, ["pack", name, "--ignore-scripts", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start, name);
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new RestoreException(
                $"{name}: download failed (npm: {FirstComplaint(complaints)}). "
                    + "Check the network and npm's registry setting, then run this again."
            );
        return Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault()
            ?? throw new RestoreException($"{name}: npm pack left no tarball. Update npm, then run this again.");
    }

    private static Process Start(ProcessStartInfo start, string name)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("no process was started");
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw new RestoreException(
                $"{name}: '{start.FileName}' cannot be started ({error.Message}). "
                    + "Install Node.js with npm, put it on PATH, then run this again.",
                error
            );
        }
    }

    /// <summary>npm's first sentence: the lines before it only give codes.</summary>
    private static string FirstComplaint(string complaints) =>
        complaints
            .Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .Select(line => line[Mark.Length..])
            .FirstOrDefault(line => !Codes.Any(code => line.StartsWith(code, StringComparison.Ordinal)))
        ?? "no reason given";
}
