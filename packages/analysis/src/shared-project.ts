import { Project } from './project.js';

let shared: Project | undefined;

/** The one project of this process, so that the rules and commands in it look for nothing twice. */
export function getSharedProject(): Project {
  return (shared ??= new Project());
}
