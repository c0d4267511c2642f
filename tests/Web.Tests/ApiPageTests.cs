using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SquatCoach.Web.Tests;

/// <summary>docs/api.md says of every form of the pages which call stands for it, or why none does; nothing that it names is missing, and nothing missing is named.</summary>
public sealed partial class ApiPageTests(World world) : IClassFixture<World>
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    [Fact]
    public async Task EveryCall_IsInTheOpenApiDocument_AndEveryOperationInTheTable()
    {
        var operations = await OperationsAsync();
        var told = Rows().SelectMany(row => Names().Matches(row[2]).Select(match => match.Groups[1].Value)).Where(name => name.Contains("/api/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.True(told.Count > 60, $"Only {told.Count} calls were read from the table.");
        Assert.Empty(told.Except(operations));
        Assert.Empty(operations.Except(told));
    }

    [Fact]
    public void EveryFormOfThePages_IsInTheTable_AndEveryFormOfTheTableOnAPage()
    {
        var told = Rows().SelectMany(row => Names().Matches(row[1]).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var forms = PostedForms().Concat(NamedForms()).ToHashSet(StringComparer.Ordinal);
        Assert.True(forms.Count > 40, $"Only {forms.Count} forms were found.");
        Assert.Empty(forms.Except(told));
        Assert.Empty(told.Except(forms));
    }

    [Fact]
    public async Task Document_EveryOperation_SaysWhatItIsAndTakes()
    {
        using var document = JsonDocument.Parse(await world.As("Carl").PageAsync("/api/openapi.json"));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.GetProperty("summary").GetString()!.Length > 10, $"{operation.Name} {path.Name} does not say what it is.");
                Assert.True(operation.Value.GetProperty("tags").GetArrayLength() == 1, $"{operation.Name} {path.Name} belongs nowhere.");
                var asked = (operation.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default).Where(one => one.GetProperty("in").GetString() == "path").Select(one => $"{{{one.GetProperty("name").GetString()}}}").Order(StringComparer.Ordinal);
                Assert.Equal(Hole().Matches(path.Name).Select(match => match.Value).Order(StringComparer.Ordinal), asked);
            }
        }

        var references = Reference().Matches(document.RootElement.GetRawText()).Select(match => match.Groups[1].Value).Distinct();
        Assert.All(references, name => Assert.True(document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject().Any(), name));
        var goal = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("GoalStart");
        Assert.Equal(1000, goal.GetProperty("properties").GetProperty("target").GetProperty("maximum").GetDouble());
        Assert.Contains("\"back_squat\"", goal.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<HashSet<string>> OperationsAsync()
    {
        using var document = JsonDocument.Parse(await world.As("Carl").PageAsync("/api/openapi.json"));
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))];
    }

    /// <summary>What a form of a page posts to.</summary>
    private IEnumerable<string> PostedForms() =>
        world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.Replace(":guid}", "}", StringComparison.Ordinal).TrimEnd('/'))
            .Where(path => !path.StartsWith("/api/", StringComparison.Ordinal) && !path.Contains("_framework/", StringComparison.Ordinal)).Select(path => $"POST {path}");

    /// <summary>Forms that a page answers itself.</summary>
    private static IEnumerable<string> NamedForms() =>
        Directory.EnumerateFiles(Path.Combine(_root, "src", "Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => NamedForm().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value + (match.Groups[1].Value.EndsWith('-') ? "{id}" : ""));

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(_root, "docs", "api.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| on the page", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|'));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Names();

    [GeneratedRegex("(?:@formname|FormName)=\"(?:@\\(\\$\")?([a-z-]+)")]
    private static partial Regex NamedForm();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("#/components/schemas/(\\w+)")]
    private static partial Regex Reference();
}
