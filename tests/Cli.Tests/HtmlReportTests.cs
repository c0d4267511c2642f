using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Cli.Tests;

public class HtmlReportTests
{
    private static readonly string _page = Page();

    [Fact]
    public void Write_HostileTexts_AreEncodedEverywhere()
    {
        Assert.DoesNotContain("<script>alert", _page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", _page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _page);

        // One title, three scripts' worth of tags of our own: nothing closed early.
        Assert.Single(Regex.Matches(_page, "</title>"));
        Assert.Equal(2, Regex.Matches(_page, "</script>").Count);
    }

    [Fact]
    public void Write_AnyReport_LoadsNothing()
    {
        Assert.DoesNotMatch("(?i)(src|href)\\s*=", _page);
        Assert.DoesNotMatch("(?i)url\\(|@import|https?://", _page);
    }

    [Fact]
    public void Write_AnyReport_AllowsItsOwnScriptAndNoOther()
    {
        var script = Regex.Match(_page, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

        Assert.Contains($"script-src 'sha256-{hash}'", _page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)\\son[a-z]+\\s*=\\s*[\"']", _page);
    }

    [Fact]
    public void Write_AnyReport_HoldsTheMotionAsJson()
    {
        var json = Regex.Match(_page, "id=\"motion\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        using var motion = JsonDocument.Parse(json);

        Assert.Equal(19, motion.RootElement.GetProperty("joints").GetArrayLength());
        Assert.Equal(19, motion.RootElement.GetProperty("limbs").GetArrayLength());
        Assert.True(Convert.FromBase64String(motion.RootElement.GetProperty("millimetres").GetString()!).Length % (19 * 3 * 2) == 0);
    }

    [Fact]
    public void Write_RepThatCannotBeAssessed_SaysSo() => Assert.Contains(">not assessable</td>", _page, StringComparison.Ordinal);

    [Fact]
    public void Write_FaultThatTheViewHides_IsNotPassedOverInSilence() => Assert.Contains("Could not be judged from this view: over-arched back.", _page, StringComparison.Ordinal);

    [Fact]
    public void Write_TrunkFarOutsideTheUsual_IsWorthALook()
    {
        Assert.Contains("Worth a look: Trunk against shins 43°: 25° over the usual -13° to 18°.", WebUtility.HtmlDecode(_page), StringComparison.Ordinal);
        Assert.Contains("<td class=\"quiet\">-13° to 18°</td>", WebUtility.HtmlDecode(_page), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Curves_BreakWhereAValueIsUnknown() => Assert.DoesNotMatch("NaN|Infinity", _page);

    private static string Page()
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(stream, MadeUpAnalysis.Hostile, MadeUpAnalysis.Create());
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
