using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>What a program is told when it errs, and where it finds what it made.</summary>
public sealed class ApiRefusalTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("GET", "videos?page=abc", "Please give 'page' as a whole number; found 'abc'.")]
    [InlineData("GET", "audit?page=1.5", "Please give 'page' as a whole number; found '1.5'.")]
    [InlineData("GET", "videos?page=99999999999", "Please give 'page' as a whole number; found '99999999999'.")]
    [InlineData("GET", "videos?page=", "Please give 'page' as a whole number; found ''.")]
    [InlineData("GET", "desk?group=mine", "Please give 'group' as an id; found 'mine'.")]
    [InlineData("GET", "desk?exercise=bench_press", "Please give 'exercise' as one of: all, unsaid,")]
    [InlineData("PUT", "videos?consent=maybe", "Please give 'consent' as true or false; found 'maybe'.")]
    [InlineData("PUT", "{video}/set?load=heavy", "Please give 'load' as a number; found 'heavy'.")]
    [InlineData("PUT", "{video}/set?load=5000", "Please give 'load' as a number from 0.01 to 1000; found '5000'.")]
    [InlineData("PUT", "{video}/set?load=-20", "Please give 'load' as a number from 0.01 to 1000; found '-20'.")]
    [InlineData("PUT", "{video}/set?load=NaN", "Please give 'load' as a number; found 'NaN'.")]
    [InlineData("PUT", "{video}/set?rpe=11", "Please give 'rpe' as a number from 1 to 10; found '11'.")]
    [InlineData("PUT", "{video}/set?exercise=bench_press", "Please give 'exercise' as one of: bodyweight, back_squat,")]
    [InlineData("PUT", "uploads/9f1c2d3e-0000-4000-8000-000000000001", "Please give 'offset'.")]
    public async Task Query_ThatIsNone_IsRefusedInASentence(string method, string path, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync(method, path.Replace("{video}", $"videos/{world.VideoId}", StringComparison.Ordinal), null, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_RefusedByAProgram_KeepsWhatWasSaid()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        await carl.SendAsync("PUT", $"videos/{world.VideoId}/set?exercise=front_squat&load=60", null, HttpStatusCode.NoContent);
        await carl.SendAsync("PUT", $"videos/{world.VideoId}/set?exercise=bench_press&load=70", null, HttpStatusCode.BadRequest);
        using var context = await world.Site.ContextAsync();
        var video = await context.Videos.SingleAsync(one => one.Id == world.VideoId);
        Assert.Equal((Exercise.FrontSquat, 60.0, null), (video.Exercise, video.LoadKilograms, video.Rpe));
    }

    [Theory]
    [InlineData("{\"name\": ", "The body is not JSON, at line 1, character ")]
    [InlineData("", "The body is empty.")]
    [InlineData("[]", "The body is not the JSON that is expected here, at $: found [], expected object.")]
    [InlineData("{\"name\": \"a.mp4\"}", "Please give 'size'.")]
    [InlineData("{\"size\": \"big\"}", "The body is not the JSON that is expected here, at $.size: found \"big\", expected integer.")]
    [InlineData("{\"size\": 10, \"athlete\": \"Anna\"}", "The body is not the JSON that is expected here, at $.athlete: found \"Anna\", expected string (uuid).")]
    public async Task Upload_BegunWithAWrongBody_IsRefusedInASentence(string body, string sentence)
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        Assert.StartsWith(sentence, await carl.SendAsync("POST", "uploads", body, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_BegunWithATooLongName_IsRefusedAsTheDocumentSays()
    {
        using var carl = await ApiProgram.OfAsync(world, "Carl");
        var described = (await carl.ReadAsync("openapi.json")).GetProperty("components").GetProperty("schemas").GetProperty("UploadStart").GetProperty("properties");
        Assert.Equal((1000, 80), (described.GetProperty("name").GetProperty("maxLength").GetInt32(), described.GetProperty("newAthlete").GetProperty("maxLength").GetInt32()));
        Assert.Equal("'newAthlete' is too long; at most 80 are taken.", await carl.SendAsync("POST", "uploads", $"{{\"size\": 10, \"newAthlete\": \"{new string('a', 81)}\", \"consent\": true}}", HttpStatusCode.BadRequest));
        await carl.SendAsync("POST", "uploads", null, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("notes", "{\"text\": \"Sit lower\", \"atSeconds\": 1.4}")]
    [InlineData("corrections", "{\"rep\": 1, \"verdict\": \"good\"}")]
    public async Task WhatWasSaid_OfAVideo_IsFoundWhereTheAnswerSays(string kind, string body)
    {
        using var program = world.Site.Client();
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", await world.Site.Services.GetRequiredService<ApiTokens>().CreateAsync(world.Accounts["Carl"], "test", default));
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var made = await program.Http.PostAsync(new Uri($"/api/videos/{world.VideoId}/{kind}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.Equal($"/api/videos/{world.VideoId}/{kind}/{id}", made.Headers.Location!.ToString());
        using var found = await program.GetAsync(made.Headers.Location.ToString());
        Assert.Equal(id, (await found.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
        using var cora = await ApiProgram.OfAsync(world, "Cora");
        await cora.SendAsync("GET", $"videos/{world.VideoId}/{kind}/{id}", null, HttpStatusCode.NotFound);
        using var context = await world.Site.ContextAsync();
        Assert.Equal(1, await context.Notes.ExecuteDeleteAsync() + await context.Corrections.ExecuteDeleteAsync());
    }
}
