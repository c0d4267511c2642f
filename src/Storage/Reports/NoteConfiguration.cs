using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.Property(note => note.Text).HasMaxLength(Note.TextMaxLength);
        builder.Property(note => note.Drawing).HasMaxLength(Note.DrawingMaxLength);
        builder.Property(note => note.Author).HasMaxLength(256);
        builder.HasIndex(note => new { note.VideoId, note.AtSeconds });
        builder.HasOne(note => note.Video).WithMany().HasForeignKey(note => note.VideoId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Note>().WithMany().HasForeignKey(note => note.AnswersId).OnDelete(DeleteBehavior.Cascade);
    }
}
