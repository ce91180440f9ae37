using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LoadTest.Measuring;

/// <summary>
/// How often a second a disk makes 4 KiB durable: appended to one file, each with an <c>fdatasync</c>, one after the other.
/// </summary>
internal static class DiskRate
{
    private const int Block = 4096;

    /// <summary>Measures it in a file that is deleted afterwards.</summary>
    /// <param name="folder">A folder on the disk.</param>
    /// <param name="duration">For how long.</param>
    public static double Measure(string folder, TimeSpan duration)
    {
        var path = Path.Combine(folder, "disk-rate");
        var block = new byte[Block];
        Random.Shared.NextBytes(block);
        try
        {
            using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
            var (count, watch) = (0L, Stopwatch.StartNew());
            for (; watch.Elapsed < duration; count++)
            {
                RandomAccess.Write(file, block, count * Block);
                if (DataSync(file) != 0)
                    throw new Win32Exception(Marshal.GetLastPInvokeError());
            }

            return count / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(path);
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int DataSync(SafeFileHandle file);
}
