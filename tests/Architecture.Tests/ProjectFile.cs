using System.Xml.Linq;

namespace SquatCoach.Architecture.Tests;

/// <summary>What a .csproj, read as text, refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    public ProjectFile(string relativePath)
    {
        RelativePath = relativePath;
        Name = Path.GetFileNameWithoutExtension(relativePath);
        _xml = XDocument.Parse(Repository.Read(relativePath));
    }

    public string RelativePath { get; }

    public string Name { get; }

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Repository.TextFiles.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => new ProjectFile(path))];

    public IReadOnlyList<string> ProjectReferences =>
        [.. Values("ProjectReference", "Include").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public IReadOnlyList<string> PackageReferences => [.. Values("PackageReference", "Include")];

    /// <summary>The files that the project imports, such as compat/OnnxRuntime.props.</summary>
    public IReadOnlyList<string> Imports => [.. Values("Import", "Project").Select(path => path.Split('/', '\\', ')')[^1])];

    public bool IsIn(string folder) => RelativePath.StartsWith(folder + "/", StringComparison.Ordinal);

    private IEnumerable<string> Values(string element, string attribute) =>
        _xml.Descendants().Where(node => node.Name.LocalName == element).Select(node => node.Attribute(attribute)?.Value).OfType<string>();
}
