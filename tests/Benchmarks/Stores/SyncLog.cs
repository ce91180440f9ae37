using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks.Stores;

/// <summary>
/// What <c>strace -f -y -e trace=pwrite64,write,fsync,fdatasync,ftruncate,fallocate</c> saw of files below a folder: how often they were
/// synced, and how long each certainly is after a power cut.
/// </summary>
internal sealed partial class SyncLog
{
    private readonly Dictionary<string, (long Length, long Synced)> files = [];

    /// <param name="log">strace's lines.</param>
    /// <param name="folder">Where the store lies.</param>
    public SyncLog(IEnumerable<string> log, string folder)
    {
        foreach (var line in log)
        {
            if (Call().Match(line) is not { Success: true } call || !call.Groups["path"].Value.StartsWith(folder, StringComparison.Ordinal))
                continue;
            var path = call.Groups["path"].Value;
            var (length, synced) = files.GetValueOrDefault(path);
            switch (call.Groups["call"].Value)
            {
                case "fsync" or "fdatasync":
                    Syncs++;
                    files[path] = (length, length);
                    break;
                case "ftruncate"
                    when long.TryParse(call.Groups["rest"].Value.TrimStart(',', ' '), CultureInfo.InvariantCulture, out var cut):
                    files[path] = (cut, Math.Min(synced, cut));
                    break;
                case "pwrite64" when At().Match(line) is { Success: true } at:
                    files[path] = (Math.Max(length, Value(at, "offset") + Value(at, "count")), synced);
                    break;
                case "write" when Written().Match(line) is { Success: true } written:
                    files[path] = (length + Value(written, "count"), synced);
                    break;
            }
        }
    }

    public int Syncs { get; }

    /// <summary>Cuts each file down to what was certainly on the disk: what a power cut may leave.</summary>
    public void CutOff()
    {
        foreach (var (path, (_, synced)) in files)
        {
            if (!File.Exists(path))
                continue;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            if (file.Length > synced)
                file.SetLength(synced);
        }
    }

    private static long Value(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<call>pwrite64|write|fsync|fdatasync|ftruncate)\(\d+<(?<path>[^>]+)>(?<rest>[^)]*)")]
    private static partial Regex Call();

    [GeneratedRegex(@", (?<count>\d+), (?<offset>\d+)(?:\)| <unfinished)")]
    private static partial Regex At();

    [GeneratedRegex(@", (?<count>\d+)(?:\)| <unfinished)")]
    private static partial Regex Written();
}
