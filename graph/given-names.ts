/** Given names that one person may go by: in other languages, or in short. Folded; the first of a line stands for all. */
const VARIANTS = `
alexander aleksandr aleksander alexandre alejandro oleksandr alex sasha
alexei aleksei alexey aleksey oleksiy
andrew andrei andrey andriy andre andrea
anthony antony tony anton
charles charlie chuck karl carlos
christopher chris kristof
daniel dan danny danylo
david dave davyd
dmitry dmitri dmytro dimitri dima
edward ed eddie ted eduard
elizabeth liz beth elisabeth
eugene yevgeny evgeny yevhen
gregory greg grigory
henry harry heinrich enrique
james jim jimmy jamie
joseph joe josef yosef jose
john jack johnny
jonathan jon
katherine catherine kate kathy cathy ekaterina
kenneth ken kenny
lawrence larry laurence
matthew matt matvey
michael mike mikhail mykhailo michel miguel misha
mohammed muhammad mohamed mohammad
nicholas nick nicolas nikolai nikolay mykola
patrick pat
paul pavel pablo pavlo
peter pete pyotr petro pierre
philip phil philippe
richard rick dick
robert bob rob bobby
samuel sam
sergei sergey serhiy serge
stephen steven steve stefan
thomas tom tommy
timothy tim
vladimir volodymyr wladimir
william bill will billy wilhelm
yuri yury iurii
`;

const FIRSTS = new Map(
  VARIANTS.trim()
    .split("\n")
    .flatMap((line) => line.split(" ").map((name) => [name, line.slice(0, line.indexOf(" "))] as const)),
);

/** The name that stands for a folded given name and its variants: itself where none is known. */
export function firstOfVariants(given: string): string {
  return FIRSTS.get(given) ?? given;
}
