namespace SquatCoach.Web.Tests;

/// <summary>What the upload page says of a file before it is sent.</summary>
public sealed class PrecheckTests
{
    private const long Limit = 2_000_000_000;

    [Theory]
    [InlineData(30, 1080, 1920, 50_000_000, null, 0)]
    [InlineData(30, 1920, 1080, 50_000_000, null, 1)]
    [InlineData(1, 240, 320, 50_000, null, 2)]
    [InlineData(2000, 1080, 1920, 500_000_000, "30 minutes", 0)]
    [InlineData(30, 1080, 1920, 3_000_000_000, "too large", 0)]
    [InlineData(30, 1080, 1920, 0, "empty", 0)]
    public async Task Remarks_OnAFile_RefuseOrAdvise(double duration, int width, int height, long size, string? refusal, int adviceCount)
    {
        var answer = await BrowserModule.RunAsync(
            "globalThis.document = { documentElement: { lang: 'en' } }; const { remarks } = await import(js + '/precheck.js'); return remarks(input.seen, input.size, input.limit);",
            new { seen = new { duration, width, height }, size, limit = Limit });
        if (refusal is null)
        {
            Assert.Null(answer.GetProperty("refusal").GetString());
        }
        else
        {
            Assert.Contains(refusal, answer.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(adviceCount, answer.GetProperty("advice").GetArrayLength());
    }

    [Theory]
    [InlineData("image/jpeg", true)]
    [InlineData("application/pdf", true)]
    [InlineData("audio/mpeg", true)]
    [InlineData("video/x-matroska", false)]
    [InlineData("text/vnd.trolltech.linguist", false)] // What Linux takes .ts for.
    [InlineData("", false)]
    public async Task Remarks_OnAFileThatIsNamedAsNoVideo_RefuseItBeforeItIsSent(string type, bool isRefused)
    {
        var answer = await BrowserModule.RunAsync(
            "globalThis.document = { documentElement: { lang: 'en' } }; const { remarks } = await import(js + '/precheck.js'); return remarks(null, 5000, input.limit, input.type);",
            new { limit = Limit, type });
        Assert.Equal(isRefused ? "the file is no video." : null, answer.GetProperty("refusal").GetString());
    }

    [Fact]
    public async Task Remarks_OnAFileThatTheBrowserCannotRead_LeaveItToTheSite()
    {
        var answer = await BrowserModule.RunAsync(
            "globalThis.document = { documentElement: { lang: 'en' } }; const { remarks } = await import(js + '/precheck.js'); return remarks(null, 5000, input.limit);",
            new { limit = Limit });
        Assert.Null(answer.GetProperty("refusal").GetString());
        Assert.Contains("after the upload", answer.GetProperty("advice")[0].GetString(), StringComparison.Ordinal);
    }
}
