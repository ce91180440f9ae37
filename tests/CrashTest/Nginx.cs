using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrashTest;

/// <summary>nginx with the configuration of <c>deploy/</c>, but for its address, its certificate and where the servers are.</summary>
internal sealed class Nginx : IDisposable
{
    private static readonly string[] Written = ["127.0.0.1:5080", "127.0.0.1:5090", "127.0.0.1:5100"];
    private readonly Process process;

    private readonly string log;

    private Nginx(Process process, Uri address, string log) => (this.process, Address, this.log) = (process, address, log);

    public Uri Address { get; }

    /// <summary>Starts it before some servers; <c>nginx -t</c> must like it first.</summary>
    public static async Task<Nginx> StartAsync(string folder, string configuration, IReadOnlyList<Uri> servers)
    {
        var port = FreePort();
        var text = (await File.ReadAllTextAsync(configuration))
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
            .Replace("/etc/queue/tls", folder, StringComparison.Ordinal);
        for (var i = 0; i < Written.Length; i++)
            text = text.Replace(Written[i], servers[i].Authority, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "queue.conf"), text);
        var main = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(
            main,
            $$"""
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
                log_format led '$upstream_addr $request_uri';
                access_log {{folder}}/access.log led;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
                  uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
                include {{folder}}/queue.conf;
            }
            """
        );
        await WriteCertificateAsync(folder);
        if (await RunAsync("-t", main) is { Code: not 0 } refused)
            throw new InvalidOperationException(refused.Said);
        var process = Start(main, "-g", "daemon off; master_process off;");
        var address = new Uri($"https://localhost:{port}");
        using var http = NewClient(new SocketsHttpHandler());
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health/live"));
                if (answer.IsSuccessStatusCode)
                    return new(process, address, Path.Combine(folder, "access.log"));
            }
            catch (HttpRequestException) when (tries < 500 && !process.HasExited) { }

            await Task.Delay(20);
        }
    }

    /// <summary>A client that takes the certificate made here.</summary>
    public static HttpClient NewClient(SocketsHttpHandler handler)
    {
        handler.SslOptions.RemoteCertificateValidationCallback = IsOwn;
        return new(handler);
    }

    /// <summary>Whether a certificate is the one made here.</summary>
    public static bool IsOwn(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.Subject == "CN=localhost";

    /// <summary>The servers that requests whose path begins so were led to, one for each request.</summary>
    public IEnumerable<string> ServersOf(string path) =>
        File.ReadLines(log)
            .Select(line => line.Split(' '))
            .Where(led => led[^1].StartsWith(path, StringComparison.Ordinal))
            .Select(led => led[0]);

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    /// <summary>Makes a certificate of its own for this machine, and its key: <c>certificate.pem</c> and <c>key.pem</c>.</summary>
    public static async Task WriteCertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=localhost",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string main, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx",
                ["-c", main, "-p", Path.GetDirectoryName(main)!, .. arguments]
            )
            {
                RedirectStandardError = true,
            }
        )!; // UseShellExecute is off: a process is always started

    private static async Task<(int Code, string Said)> RunAsync(string option, string main)
    {
        using var process = Start(main, option);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
