using System.Net;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>Pounds and inches for whoever wants them; kilograms in the database all the same.</summary>
public sealed partial class UnitTests
{
    [Theory]
    [InlineData(UnitSystem.Metric, "60 kg")]
    [InlineData(UnitSystem.Imperial, "132.3 lb")]
    public void Load_Kilograms_InTheReadersUnit(UnitSystem units, string expected) => Assert.Equal(expected, With(units, () => Measures.Load(60)));

    [Theory]
    [InlineData(UnitSystem.Metric, 25.4, "cm", "25 cm")]
    [InlineData(UnitSystem.Metric, -0.4, "cm", "0 cm")]
    [InlineData(UnitSystem.Imperial, -0.1, "cm", "0.0 in")]
    [InlineData(UnitSystem.Imperial, 25.4, "cm", "10.0 in")]
    [InlineData(UnitSystem.Imperial, 0.3048, "m/s", "1.00 ft/s")]
    [InlineData(UnitSystem.Metric, 0.3048, "m/s", "0.30 m/s")]
    public void Length_Value_InTheReadersUnit(UnitSystem units, double value, string unit, string expected) => Assert.Equal(expected, With(units, () => Measures.Length(value, unit)));

    [Fact]
    public void Kilograms_WhatWasTypedAndShownAgain_IsTheSame() => Assert.Equal("225 lb", With(UnitSystem.Imperial, () => Measures.Load(Measures.Kilograms(225))));

    [Fact]
    public async Task Account_ChoosesPounds_ReadsLoadsInPoundsAndNobodyElseDoes()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var videoId = await owner.UploadedAsync(Clips.Video, who: "newAthlete=Anna&consent=true&load=60");
        await site.WaitForAsync(videoId, JobState.Done);
        using var context = await site.ContextAsync();
        Assert.Contains("60 kg", await owner.PageAsync($"/videos/{videoId}"), StringComparison.Ordinal);
        using var chosen = await owner.PostAsync("/account/units", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["units"] = "Imperial" });
        Assert.Equal("/account", chosen.Headers.Location!.ToString());
        Assert.Contains("132.3 lb", await owner.PageAsync($"/videos/{videoId}"), StringComparison.Ordinal);
        Assert.Contains("7–13 ft away", System.Net.WebUtility.HtmlDecode(await owner.PageAsync("/live")), StringComparison.Ordinal);
        Assert.Contains("data-kilograms=\"0.45359237\"", await owner.PageAsync("/upload"), StringComparison.Ordinal);
        var athlete = context.Athletes.Single().Id;
        using var goal = await owner.PostAsync($"/athletes/{athlete}/goals", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["metric"] = "Load", ["target"] = "225" });
        var page = await owner.PageAsync($"/athletes/{athlete}");
        Assert.Contains("Goal: 225 lb", page, StringComparison.Ordinal);
        Assert.Contains("required value=\"225\"", page, StringComparison.Ordinal);
        Assert.Equal(225 * 0.45359237, context.Goals.Single().Target, 1e-9);
        using var nonsense = await owner.PostAsync("/account/units", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["units"] = "Furlongs" });
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(60, context.Videos.Single().LoadKilograms);
        owner.Dispose();
    }

    [Theory]
    [InlineData("Metric", "Load", "2000", "from 0 to 1000 kg.", 1000)]
    [InlineData("Imperial", "Load", "2205", "from 0 to 2204 lb.", 2204)]
    [InlineData("Imperial", "KneeFlexion", "2000", "from 0 to 1000°.", 2204)]
    [InlineData("Imperial", "FaultsPerRep", "-1", "from 0 to 1000.", 2204)]
    public async Task Goal_OutOfRange_IsRefusedInTheReadersUnit(string units, string metric, string target, string expected, int greatest)
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        await owner.UploadedAsync(Clips.Video);
        using var context = await site.ContextAsync();
        var athlete = $"/athletes/{context.Athletes.Single().Id}";
        using var chosen = await owner.PostAsync("/account/units", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["units"] = units });
        using var refused = await owner.PostAsync($"{athlete}/goals", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["metric"] = metric, ["target"] = target });
        var page = WebUtility.HtmlDecode(await owner.PageAsync(athlete));
        Assert.Contains($"Please give the target as a number {expected}", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"target\" type=\"number\" min=\"0\" max=\"{greatest}\"", page, StringComparison.Ordinal);
        Assert.Empty(context.Goals);
        owner.Dispose();
    }

    /// <summary>What the fields let through is kept: a bound that was rounded up in pounds let a load through that then was not.</summary>
    [Fact]
    public async Task Load_TheGreatestThatTheFieldTakes_IsKeptInPounds()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        var videoId = await owner.UploadedAsync(Clips.Video);
        await site.WaitForAsync(videoId, JobState.Done);
        using var chosen = await owner.PostAsync("/account/units", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["units"] = "Imperial" });
        var greatest = MaxOfLoad().Match(await owner.PageAsync($"/videos/{videoId}")).Groups[1].Value;
        Assert.Equal(greatest, MaxOfLoad().Match(await owner.PageAsync("/upload")).Groups[1].Value);
        using var kept = await owner.PostAsync($"/videos/{videoId}/set", new() { ["__RequestVerificationToken"] = await owner.TokenAsync(), ["load"] = greatest });
        using var context = await site.ContextAsync();
        Assert.InRange(context.Videos.Single().LoadKilograms ?? 0, 999, 1000);
        owner.Dispose();
    }

    [System.Text.RegularExpressions.GeneratedRegex("id=\"(?:set-)?load\"[^>]* max=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex MaxOfLoad();

    private static string With(UnitSystem units, Func<string> text)
    {
        try
        {
            Measures.Units = units;
            return text();
        }
        finally
        {
            Measures.Units = UnitSystem.Metric;
        }
    }
}
