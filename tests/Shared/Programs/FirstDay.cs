namespace Tests.Shared;

/// <summary>
/// A data folder as the server leaves it after its first start: made once in a process. A server that begins with it has no tables to make
/// and no first passwords to hash.
/// </summary>
internal static class FirstDay
{
    private static readonly Lazy<Task<List<(string Path, byte[] Content)>>> Files = new(MakeAsync);

    /// <summary>A folder of a server's own that has it.</summary>
    public static async Task<string> CreateFolderAsync(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        await PutIntoAsync(folder);
        return folder;
    }

    /// <summary>Puts it into a folder that is empty.</summary>
    public static async Task PutIntoAsync(string folder)
    {
        foreach (var (path, content) in await Files.Value)
        {
            var file = new FileInfo(Path.Combine(folder, path));
            file.Directory?.Create();
            await File.WriteAllBytesAsync(file.FullName, content);
        }
    }

    private static async Task<List<(string Path, byte[] Content)>> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("first-day-").FullName;
        await (await RunningProgram.StartServerAsync(folder)).DisposeAsync();
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(folder, path), File.ReadAllBytes(path)))
            .ToList();
        Directory.Delete(folder, recursive: true);
        return files;
    }
}
