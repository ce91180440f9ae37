using System.Security.Cryptography;
using System.Text;
using ScreenHosting;

namespace QueueServer.Ratings;

/// <summary>Which words the question is asked in: answers to other words are not added to these without it being seen.</summary>
internal sealed class RatingWords(ScreenTexts texts)
{
    private static readonly string[] Asked = ["rating.question", "rating.level.", "rating.reason."];

    /// <summary>Of every language's words one hash; eight hexadecimal digits.</summary>
    public string Version { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        texts
                            .Languages.Order(StringComparer.Ordinal)
                            .SelectMany(language =>
                                Asked
                                    .SelectMany(prefix => texts.Below(language, prefix))
                                    .OrderBy(text => text.Key, StringComparer.Ordinal)
                                    .Select(text => $"{language} {text.Key} {text.Value}")
                            )
                    )
                )
            )
        )[..8];
}
