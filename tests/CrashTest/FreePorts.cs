using System.Net;
using System.Net.Sockets;

namespace CrashTest;

/// <summary>Ports that were free a moment ago, for servers that are found again where they were.</summary>
internal static class FreePorts
{
    public static int[] Take(int count)
    {
        var free = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        free.ForEach(listener => listener.Start());
        int[] ports = [.. free.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        free.ForEach(listener => listener.Dispose());
        return ports;
    }
}
