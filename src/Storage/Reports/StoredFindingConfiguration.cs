using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class StoredFindingConfiguration : IEntityTypeConfiguration<StoredFinding>
{
    public void Configure(EntityTypeBuilder<StoredFinding> builder)
    {
        builder.ToTable("Findings");
        builder.Property(finding => finding.Fault).HasConversion<string>().HasMaxLength(24);
        builder.HasIndex(finding => new { finding.RepId, finding.Fault });
    }
}
