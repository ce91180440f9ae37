using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using QueueServer.Domain;
using static QueueServer.Features.PublicPages.PublicSheet;

namespace QueueServer.Features.PublicPages;

/// <summary>What the pages on which something is asked for have in common (<c>cho/asking.js</c>).</summary>
internal static class AskingHtml
{
    /// <summary>Letters stand as they are: escaped they take twice the room. What would end the script is.</summary>
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The priority classes to choose from; nothing where the office has none.</summary>
    public static void Classes(StringBuilder html, OfficeSettings settings, PublicWords words)
    {
        if (settings.Classes.Length == 0)
            return;
        html.Append($"<label class=\"choose\">{Say(words, "cho.take.class")}\n<select name=\"class\">");
        html.Append($"<option value=\"\">{Say(words, "cho.take.class.none")}</option>");
        foreach (var one in settings.Classes)
            html.Append($"<option value=\"{one.Id}\">{Safe(words.NameIn(one.Name))}</option>");
        html.Append("</select></label>\n");
    }

    /// <summary>What the script says: of what is refused, by its code, and what is its own.</summary>
    /// <param name="html">The page.</param>
    /// <param name="words">Its language.</param>
    /// <param name="refused">What the server may answer, and has a sentence.</param>
    /// <param name="own">What else it says, by the name it knows it by.</param>
    public static void Words(
        StringBuilder html,
        PublicWords words,
        IEnumerable<string> refused,
        IEnumerable<KeyValuePair<string, string>> own
    )
    {
        var said = refused
            .ToDictionary(code => code, code => words.Say($"refusal.{code}"))
            .Append(new("other", words.Say("refusal.other", ("code", "{code}"))))
            .Concat(own)
            .ToDictionary();
        html.Append($"<script type=\"application/json\" id=\"words\">{JsonSerializer.Serialize(said, Written)}</script>\n");
    }
}
