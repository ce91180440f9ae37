using System.Security.Cryptography;
using System.Text;

namespace ScreenHosting;

/// <summary>How a Content-Security-Policy names a style or a script that stands in the page itself (CSP Level 3, section 8.4).</summary>
public static class InlineHash
{
    /// <param name="text">All between the tags.</param>
    public static string Of(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
